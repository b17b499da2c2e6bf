// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What tells a file from what it was before somebody wrote to it.
 *
 * @param size in bytes
 * @param modified when it was written, in microseconds since 1970
 */
public record Version(long size, long modified) {
  /** That of now. */
  public static Version of(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new Version(now.size(), now.lastModifiedTime().to(TimeUnit.MICROSECONDS));
  }

  /**
   * Refuses a file that has changed.
   *
   * @throws InputChangedException if it has, or is not there any more
   */
  public void requireOf(Path file) throws IOException {
    Version now;
    try {
      now = of(file);
    } catch (NoSuchFileException vanished) {
      throw new InputChangedException(file, "is not there any more");
    }
    if (now.size != size) {
      throw new InputChangedException(
          file, "has %d bytes, and had %d when the run began".formatted(now.size, size));
    }
    if (now.modified != modified) {
      throw new InputChangedException(file, "was written to after the run began");
    }
  }
}
