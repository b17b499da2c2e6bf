// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.util.List;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Journal;
import org.paralleltask.jobs.journal.State;

/**
 * Writes down that items are done, as soon as they are, on the threads that ran them: of results
 * that are needed in the order of the items, the outcome is taken only when those before it are.
 *
 * @param journal of the job
 * @param clock of the run
 */
record DoneItems(Journal journal, Clock clock) {
  /** The item's attempt has ended well, and its evidence is taken. */
  void note(Item item) {
    journal.done(entry(item));
  }

  /**
   * As {@link #note}, and whatever becomes of this JVM, the next run will know it.
   *
   * @throws IOException if it cannot be written down, or not any more
   */
  void promise(Item item) throws IOException {
    journal.promise(entry(item));
  }

  private ItemEntry entry(Item item) {
    long micros = (System.nanoTime() - item.beganNanos()) / 1000;
    return new ItemEntry(
        item.index(),
        item.key(),
        item.label(),
        State.OK,
        item.reason(),
        List.of(new Attempt(item.worker(), clock.micros(item.beganNanos()), micros, null)),
        null,
        List.of(),
        item.evidence());
  }
}
