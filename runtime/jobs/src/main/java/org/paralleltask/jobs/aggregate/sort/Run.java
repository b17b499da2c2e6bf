// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Sorted records of a slice, in a file of their own until all are merged.
 *
 * @param of what was sorted
 * @param start where the first of the records begins in the file that was read
 * @param end where the last one ends
 * @param file where they are. Not a path: it is no output, but goes when all are merged
 * @param stretches each is sorted, and comes before the next where keys are equal; none if there is
 *     no record
 */
public record Run(SortSlice of, long start, long end, String file, List<Stretch> stretches) {

  /**
   * Records that are sorted.
   *
   * @param from its first byte in the file of the run
   * @param to the byte behind its last one
   * @param checksum of the bytes, CRC-32C
   */
  public record Stretch(long from, long to, long checksum) {}

  /** Whether the file is there, as long as it was. */
  boolean isThere() throws IOException {
    if (stretches.isEmpty()) {
      return true;
    }
    Path path = Path.of(file);
    long size = stretches.get(stretches.size() - 1).to();
    return Files.isRegularFile(path) && Files.size(path) == size;
  }

  /** What people know it by. */
  @Override
  public String toString() {
    return of.toString();
  }
}
