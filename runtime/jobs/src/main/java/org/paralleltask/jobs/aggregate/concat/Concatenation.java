// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.concat;

import java.nio.file.Path;
import java.util.List;
import org.paralleltask.jobs.aggregate.query.Query;

/**
 * Files that are put one behind the other, byte by byte.
 *
 * @param files which, in this order
 * @param output the file they go to. Not a path: paths in an item are what it is made from
 * @param query how the files are written. With a header, all must have the same columns, and the
 *     names come once, at the top
 * @param ensureNewline whether a file that does not end with a line end gets one
 */
public record Concatenation(List<Path> files, String output, Query query, boolean ensureNewline) {

  /** What people know it by, also when other files are put together. */
  @Override
  public String toString() {
    return output;
  }
}
