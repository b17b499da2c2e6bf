// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where sorted files go. They are to be the same: the first one of the program {@code sort} is what
 * all others are compared with.
 *
 * @param megabytes how large one is
 */
record SortedFiles(Path directory, int megabytes) implements AutoCloseable {

  Path output(String who) {
    return directory.resolve(who + ".csv");
  }

  /** What is right. */
  Path right() {
    return output("right");
  }

  /** Compares what somebody has written with what is right. */
  void check(String who, Path written) throws IOException {
    long at = Files.mismatch(written, right());
    if (at >= 0) {
      throw new IllegalStateException(who + " differs from the program at byte " + at);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(right());
  }
}
