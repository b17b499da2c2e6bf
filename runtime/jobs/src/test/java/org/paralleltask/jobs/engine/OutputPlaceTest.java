// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.jobs.spec.ConfigurationException;

@Timeout(60)
class OutputPlaceTest {
  @TempDir Path base;

  @BeforeEach
  void obstacles() throws IOException {
    Files.createDirectory(base.resolve("there"));
    Files.createFile(base.resolve("file"));
    Files.createSymbolicLink(base.resolve("dangling"), Path.of("nowhere"));
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> all = Files.walk(base)) {
      return all.map(each -> base.relativize(each).toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "there,there,it is a directory",
    "file/x.txt,file/x.txt,BASE/file is there and is no directory",
    "dangling/x.txt,dangling/x.txt,BASE/dangling is there and is no directory"
  })
  void C1_outputCannotBeWritten_isSaidWithPathAndUser(String output, String named, String reason)
      throws Exception {
    UnwritableException told =
        assertThrows(UnwritableException.class, () -> OutputPlace.require(base, output));
    assertEquals(
        "\"output\" is \"%s\", which cannot be written by user %s: %s. Choose another file, or see that its directory can be written."
            .formatted(
                base.resolve(named),
                System.getProperty("user.name"),
                reason.replace("BASE", base.toString())),
        told.getMessage());
    assertEquals(List.of("", "dangling", "file", "there"), tree());
  }

  @Test
  void C1_directoryIsMissing_isMade_andNothingElse() throws Exception {
    OutputPlace.require(base, "a/b/out.txt");
    assertTrue(Files.isDirectory(base.resolve("a/b")));
    OutputPlace.require(base, "file");
    assertEquals(List.of("", "a", "a/b", "dangling", "file", "there"), tree());
  }

  @Test
  void C1_noNameOfAFile_isAConfigurationError() {
    ConfigurationException told =
        assertThrows(ConfigurationException.class, () -> OutputPlace.require(base, "a\0b"));
    assertTrue(told.getMessage().startsWith("\"output\" cannot be the name of a file: "));
  }
}
