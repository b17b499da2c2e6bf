// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears under its name when it is complete, and not before. */
public final class AtomicFile {
  private final Path file;
  private final Path part;

  /** Nothing is written yet; directories are made. */
  public AtomicFile(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    this.part = this.file.resolveSibling("." + this.file.getFileName() + ".part");
    Path directory = this.file.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
  }

  /** Where to write. */
  public Path part() {
    return part;
  }

  /** Replaces what was there. */
  public void publish() throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException foreignFileSystem) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Leaves what was there as it was. */
  public void discard() throws IOException {
    Files.deleteIfExists(part);
  }

  /** Writes a whole text, or leaves what was there; half characters become question marks. */
  public static void write(Path file, String text) throws IOException {
    AtomicFile atomic = new AtomicFile(file);
    try {
      Files.write(atomic.part, text.getBytes(StandardCharsets.UTF_8));
      atomic.publish();
    } catch (IOException | RuntimeException | Error unwritable) {
      atomic.discard();
      throw unwritable;
    }
  }
}
