// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.util.List;
import java.util.Map;
import org.paralleltask.jobs.aggregate.record.Slice;
import org.paralleltask.jobs.aggregate.table.Cell;
import org.paralleltask.jobs.aggregate.table.Table;
import org.paralleltask.jobs.input.PartOf;

/**
 * What has come out of a slice, or of several that follow each other.
 *
 * @param slice it; of several, from the first of the last file to the last one
 * @param start where in its file the first record of the slice begins
 * @param end where the first record behind it begins
 * @param records how many records counted
 * @param groups the cells of each key; belongs to whoever merges
 */
public record Partial(
    Slice slice, long start, long end, long records, Map<List<String>, List<Cell>> groups)
    implements PartOf {

  /** The file. */
  @Override
  public String whole() {
    return slice.whole();
  }

  /** The table as CSV, its rows in the code-point order of their keys. */
  @Override
  public String toString() {
    return new Table(slice.query()).text(groups);
  }
}
