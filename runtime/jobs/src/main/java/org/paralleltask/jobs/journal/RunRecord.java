// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run, as its journal tells it: all that reports are made of, also after a crash. */
public interface RunRecord {
  /** What was known when it began. */
  RunFacts facts();

  /** How it ended; empty if it was killed. */
  Optional<Conclusion> conclusion();

  /** From its start to its end, or to the last that is known of it. */
  long elapsedMillis();

  /** Earlier runs of the job, the oldest first. */
  List<PastRun> past();

  /**
   * Goes through the items in the order in which they ended. It can be done several times. Items
   * that were running when the run was killed come last, as cancelled.
   */
  void items(Consumer<? super ItemEntry> items);

  /** What an earlier run knew of the item; empty if none did. */
  Optional<ItemEntry> before(ItemEntry item);
}
