// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.OutputFile;

class OutputFileTest {
  @TempDir Path directory;

  @Test
  void published_appearsWholeInsteadOfWhatWasThere() throws IOException {
    OutputFile file = OutputFile.create(directory.resolve("new/a.txt"));
    Files.writeString(file.target(), "old");
    Files.writeString(file.part(), "new");
    assertEquals("old", Files.readString(file.target()));

    file.publish();

    assertEquals("new", Files.readString(directory.resolve("new/a.txt")));
    assertFalse(Files.exists(file.part()));
  }

  @Test
  void whatAnAttemptHasLeft_isRemoved() throws IOException {
    Path target = directory.resolve("a.txt");
    Files.writeString(new OutputFile(target).part(), "half");

    assertFalse(Files.exists(OutputFile.create(target).part()));
  }

  @Test
  void nothingWritten_cannotBePublished() throws IOException {
    OutputFile file = OutputFile.create(directory.resolve("a.txt"));

    NoSuchFileException missing = assertThrows(NoSuchFileException.class, file::publish);

    assertTrue(missing.getMessage().contains("a.txt.part"), missing.getMessage());
    assertTrue(missing.getMessage().contains("was not written"), missing.getMessage());
  }

  @Test
  void directory_isNotReplaced() throws IOException {
    OutputFile file = OutputFile.create(directory.resolve("a.txt"));
    Files.writeString(file.part(), "new");
    Files.createDirectory(file.target());

    FileSystemException refused = assertThrows(FileSystemException.class, file::publish);

    assertEquals("it is a directory", refused.getReason());
    assertTrue(Files.isDirectory(file.target()));
  }

  @Test
  void rootOfAFileSystem_isNoFile() {
    assertThrows(
        IllegalArgumentException.class, () -> new OutputFile(directory.toAbsolutePath().getRoot()));
  }

  @Test
  void text_isThePath() {
    assertEquals("out/a.txt", new OutputFile(Path.of("out/a.txt")).toString().replace('\\', '/'));
  }
}
