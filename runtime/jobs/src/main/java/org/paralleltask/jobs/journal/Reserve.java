// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Room on the disk that nobody else can take: a file that is of use only when it is removed. It is
 * there while a run is under way, so that a run whose disk fills up can write down its end.
 */
final class Reserve {
  static final String FILE = "run.reserve";

  /** Enough for what is running when no further item is started, and for what is told of it. */
  static final int BYTES = 1 << 20;

  private final Path file;

  private Reserve(Path file) {
    this.file = file;
  }

  /**
   * Takes the room; what a killed run has left is taken over.
   *
   * @throws IOException if there is not so much
   */
  static Reserve take(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.isRegularFile(file) || Files.size(file) != BYTES) {
      fill(file);
    }
    return new Reserve(file);
  }

  private static void fill(Path file) throws IOException {
    byte[] incompressible = new byte[BYTES]; // some file systems would keep nothing of zeros
    new Random(BYTES).nextBytes(incompressible);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(incompressible);
    } catch (IOException full) {
      Files.deleteIfExists(file);
      throw full;
    }
  }

  /**
   * Gives the room away.
   *
   * @return whether there is more now than before
   */
  boolean release() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException unremovable) {
      return false;
    }
  }
}
