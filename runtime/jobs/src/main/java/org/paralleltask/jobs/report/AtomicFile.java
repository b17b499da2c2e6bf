// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
    if (directory != null && !Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
  }

  /**
   * Tries whether a file could appear there; directories are made if they are missing, and nothing
   * else is left.
   *
   * @throws IOException if it could not
   */
  public static void tryOut(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a directory");
    }
    Path directory = file.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
      // Not the name that is used later: another run may be writing there now.
      Files.delete(Files.createTempFile(directory, ".parallel", ".probe"));
    }
  }

  /** Where to write. */
  public Path part() {
    return part;
  }

  /** Replaces what was there, unless that is the same: then it stays, with its time. */
  public void publish() throws IOException {
    if (isThere()) {
      discard();
      return;
    }
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException foreignFileSystem) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What is made of it need not be made again. */
  private boolean isThere() throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == Files.size(part)
        && Files.mismatch(file, part) < 0;
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
