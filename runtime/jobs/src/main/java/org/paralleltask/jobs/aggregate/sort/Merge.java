// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.util.List;
import java.util.Optional;
import org.paralleltask.jobs.aggregate.record.Slice;

/**
 * Sorted records that become one file.
 *
 * @param runs in the order of what they were made of, of which there is at least one; of records
 *     with equal keys, those of the first run come first
 * @param output the file. Not a path: paths in an item are what it is made from
 */
public record Merge(List<Run> runs, String output) {

  /** The first slice of the file that names the columns, if one does. */
  Optional<Slice> named() {
    return runs.stream()
        .map(run -> run.of().slice())
        .filter(slice -> slice.query().header() && !slice.head().columns().isEmpty())
        .findFirst();
  }

  /** What people know it by, also when other files are put together. */
  @Override
  public String toString() {
    return output;
  }
}
