// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;

/** Sorted records. */
interface Input {
  /**
   * Begins to read them.
   *
   * @param size how much is read at a time, in bytes
   */
  Cursor open(int size) throws IOException;
}
