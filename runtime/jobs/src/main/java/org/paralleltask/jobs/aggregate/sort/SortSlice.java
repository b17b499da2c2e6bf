// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.paralleltask.jobs.aggregate.record.Slice;

/**
 * A part of a file whose records are to be sorted.
 *
 * @param slice the records that begin in it
 * @param keys by which columns, the first one first; without any, by all bytes of a record
 * @param unique whether of records with equal keys only the first one counts
 * @param directory where sorted records are kept. Not a path: it is neither read nor an output
 */
public record SortSlice(Slice slice, List<SortKey> keys, boolean unique, String directory) {

  /** Where its records are kept: no other question, and no other version, has the same. */
  Path file(long start) {
    String identity = String.join("\n", slice.toString(), slice.version().toString(), keys + "");
    byte[] text = (identity + unique + start).getBytes(StandardCharsets.UTF_8);
    return Path.of(directory, UUID.nameUUIDFromBytes(text) + ".run");
  }

  /** What people know it by. */
  @Override
  public String toString() {
    return slice.toString();
  }
}
