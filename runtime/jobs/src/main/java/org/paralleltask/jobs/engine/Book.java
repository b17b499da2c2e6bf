// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Journal;
import org.paralleltask.jobs.report.Ledger;

/**
 * Where every item is booked once: counted, and written down.
 *
 * @param ledger of the run
 * @param journal of the job
 */
record Book(Ledger ledger, Journal journal) {
  /** An item has ended, in whatever way; if it has outputs, they are where they belong. */
  void add(ItemEntry entry) {
    if (ledger.add(entry)) {
      journal.end(entry);
    }
  }
}
