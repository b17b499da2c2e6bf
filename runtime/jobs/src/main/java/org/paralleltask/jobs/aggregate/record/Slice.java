// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import java.nio.file.Path;
import org.paralleltask.jobs.aggregate.file.Version;
import org.paralleltask.jobs.aggregate.query.Query;
import org.paralleltask.jobs.input.PartOf;

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
public record Slice(Path file, Version version, Head head, long from, long to, Query query)
    implements PartOf {
  /** Whether a record begins with its first byte for certain. */
  public boolean isFirst() {
    return from == head.firstRecord();
  }

  /** Whether the file has no other. */
  public boolean isAll() {
    return isFirst() && to >= version.size();
  }

  /** The slice with another one of the same file behind it. */
  public Slice with(Slice next) {
    return new Slice(file, version, head, from, next.to, query);
  }

  /** The file. */
  @Override
  public String whole() {
    return file.toString();
  }

  /** What people know it by. */
  @Override
  public String toString() {
    return "%s, bytes %d to %d".formatted(file, from, to);
  }
}
