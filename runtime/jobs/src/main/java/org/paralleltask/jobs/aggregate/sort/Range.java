// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;

/**
 * Records that are sorted where they are.
 *
 * @param of what says how to read them
 * @param from where the first one begins in the file
 * @param to behind where the last one begins
 */
record Range(SortSlice of, long from, long to) implements Input {
  @Override
  public RangeCursor open(int size) throws IOException {
    of.slice().version().requireOf(of.slice().file());
    return new RangeCursor(this, size);
  }
}
