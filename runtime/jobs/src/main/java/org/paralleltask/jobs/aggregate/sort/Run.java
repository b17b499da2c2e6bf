// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Sorted records of a slice: in a file of their own until all are merged, or where they are, if
 * they are in order there.
 *
 * @param of what was sorted
 * @param start where the first of the records begins in the file that was read
 * @param last where the last one begins, if they are in order there; otherwise {@link
 *     #NOT_IN_PLACE}
 * @param end where the last one ends
 * @param stretches in a file of their own, each of which is sorted, and comes before the next where
 *     keys are equal; none if there is no record, or if they are not written
 */
public record Run(SortSlice of, long start, long last, long end, List<Stretch> stretches) {
  static final long NOT_IN_PLACE = -1;

  /**
   * Records that are sorted.
   *
   * @param from its first byte in the file of the run
   * @param to the byte behind its last one
   * @param checksum of the bytes, CRC-32C
   */
  public record Stretch(long from, long to, long checksum) {}

  /** Whether the records are in order where they were read, and nowhere else. */
  boolean isInPlace() {
    return last != NOT_IN_PLACE;
  }

  /** Whether there is no record. */
  boolean isEmpty() {
    return !isInPlace() && stretches.isEmpty();
  }

  /** This run and one behind it, both of which are in order where they were read. */
  Run with(Run next) {
    return new Run(of, start, next.last, next.end, stretches);
  }

  /** The file of their own. */
  Path file() {
    return of.file(start);
  }

  /** Whether the file is there, as long as it was, if one is needed. */
  boolean isThere() throws IOException {
    if (stretches.isEmpty()) {
      return true;
    }
    Path file = file();
    long size = stretches.get(stretches.size() - 1).to();
    return Files.isRegularFile(file) && Files.size(file) == size;
  }

  /** What people know it by. */
  @Override
  public String toString() {
    return of.toString();
  }
}
