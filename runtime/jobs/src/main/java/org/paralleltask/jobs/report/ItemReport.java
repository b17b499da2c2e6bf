// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.paralleltask.jobs.journal.ItemEntry;

/** A file that is made while the items of a run go by, in the order in which they ended. */
interface ItemReport extends Closeable {
  /** The next item. */
  void add(ItemEntry entry) throws IOException;

  /** All items went by: writes what comes last. It is called once, before the file is closed. */
  void finish() throws IOException;

  /** What it could not tell of, though it should; asked when it is finished. Empty if nothing. */
  default Optional<String> lack() {
    return Optional.empty();
  }
}
