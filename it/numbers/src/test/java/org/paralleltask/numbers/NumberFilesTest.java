// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.numbers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NumberFilesTest {
  @TempDir Path directory;

  @Test
  void write_everyByteIsThatOfThePythonProgram() throws Exception {
    NumberFiles.write(directory);

    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    long bytes = 0;
    for (Path file : sorted()) {
      byte[] content = Files.readAllBytes(file);
      digest.update(letters(file).getBytes(US_ASCII));
      digest.update(content);
      bytes += content.length;
    }
    assertEquals(58121, bytes);
    assertEquals(
        "b2a3a2d1c38ee7b141b1cdfe457f3e6b92c58a4a0f4c64a542c611796dca8e8a",
        HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void all_namesAreAThousandThatAnyFileSystemTellsApart() {
    List<String> names = NumberFiles.all().stream().map(NumberFiles.NumberFile::name).toList();

    assertEquals(
        List.of("tmp-yWAcq.numbers", "tmp-tgUeR.numbers", "tmp-zTYQO.numbers"),
        names.subList(0, 3));
    assertEquals(
        1000,
        names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()).size());
  }

  @Test
  void main_withoutADirectory_saysWhatItTakes() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> NumberFiles.main(new String[0]));

    assertEquals(
        "NumberFiles takes one argument, the directory to write into, but got 0",
        refused.getMessage());
  }

  private List<Path> sorted() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted(Comparator.comparing(NumberFilesTest::letters)).toList();
    }
  }

  private static String letters(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("tmp-(.{5}).numbers", "$1");
  }
}
