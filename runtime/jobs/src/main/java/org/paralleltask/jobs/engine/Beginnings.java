// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.paralleltask.jobs.journal.Journal;

/**
 * Writes down that items are running, so that a run that is killed can be told which. Of items that
 * take no time this would be most of the work; so it is done as they begin only while it is not
 * known how long items take, or if that is long, and else of those that are still running after a
 * tenth of a second.
 */
final class Beginnings {
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long UNKNOWN = -1;

  private final Journal journal;
  private final Clock clock;
  private volatile long usualNanos = UNKNOWN;

  Beginnings(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** An item has taken so long. Called by one thread. */
  void ended(long nanos) {
    long usual = usualNanos;
    usualNanos = usual == UNKNOWN ? nanos : usual + (nanos - usual) / 8;
  }

  /** An item begins; called by whoever runs it, or sends it to its worker. */
  void begun(Board.Slot slot, Item item) {
    long usual = usualNanos;
    if (usual == UNKNOWN || usual >= LONG_NANOS) {
      write(slot, item);
    }
  }

  /** Looks at what is running, from time to time. */
  void look(List<Board.Slot> busy) {
    long now = System.nanoTime();
    for (Board.Slot slot : busy) {
      Item item = slot.item();
      if (item != null && now - slot.since() >= LONG_NANOS) {
        write(slot, item);
      }
    }
  }

  private void write(Board.Slot slot, Item item) {
    if (item.noteBeginning()) {
      journal.begin(
          item.key(),
          item.index(),
          item.label(),
          slot.thread().getName(),
          clock.micros(slot.since()));
    }
  }
}
