// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AtomicFileTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path directory;

  @Test
  void sameContent_leavesTheFileAndItsTime() throws IOException {
    Path file = written("a\n");

    AtomicFile.write(file, "a\n");

    assertEquals(LONG_AGO, Files.getLastModifiedTime(file));
    assertEquals(List.of("file.txt"), names());
  }

  @Test
  void otherContentOfTheSameSize_replacesIt() throws IOException {
    Path file = written("a\n");

    AtomicFile.write(file, "b\n");

    assertEquals("b\n", Files.readString(file));
    assertNotEquals(LONG_AGO, Files.getLastModifiedTime(file));
    assertEquals(List.of("file.txt"), names());
  }

  private Path written(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("file.txt"), text);
    return Files.setLastModifiedTime(file, LONG_AGO);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
