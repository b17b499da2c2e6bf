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
record Book(Ledger ledger, Journal journal) implements Register {
  /** An item has ended, in whatever way; if it has outputs, they are where they belong. */
  @Override
  public void add(ItemEntry entry) {
    if (ledger.add(entry)) {
      journal.end(entry);
    }
  }

  @Override
  public void done(ItemEntry entry) {
    if (entry.evidence() != null) {
      journal.done(entry);
    }
  }

  /** Else, if the run were killed while it overwrites outputs, the item would count as done. */
  @Override
  public void again(long key) {
    journal.again(key);
  }

  /** Files that were touched need not be read once more next time. */
  @Override
  public void renew(ItemEntry known) {
    journal.renew(known);
  }
}
