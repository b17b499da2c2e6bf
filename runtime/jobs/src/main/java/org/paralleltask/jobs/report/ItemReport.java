// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.Closeable;
import java.io.IOException;
import org.paralleltask.jobs.journal.ItemEntry;

/** A file that is made while the items of a run go by, in the order in which they ended. */
interface ItemReport extends Closeable {
  /** The next item. */
  void add(ItemEntry entry) throws IOException;

  /** All items went by: writes what comes last. It is called once, before the file is closed. */
  void finish() throws IOException;
}
