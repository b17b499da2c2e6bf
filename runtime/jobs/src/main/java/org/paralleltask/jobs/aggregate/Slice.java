// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.nio.file.Path;

/**
 * A part of a file: the records that begin in it.
 *
 * @param file which file
 * @param version what the file was when it was cut; another one fails
 * @param head what the file says of its records
 * @param from its first byte; in the first slice, that of the first record
 * @param to the byte behind its last one
 * @param query what is asked of it
 */
public record Slice(Path file, Version version, Head head, long from, long to, Query query) {
  /** Whether a record begins with its first byte for certain. */
  boolean isFirst() {
    return from == head.firstRecord();
  }

  /** What people know it by. */
  @Override
  public String toString() {
    return "%s, bytes %d to %d".formatted(file, from, to);
  }
}
