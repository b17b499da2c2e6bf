// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run, as its journal tells it: all that reports are made of, also after a crash. */
public interface RunRecord extends AutoCloseable {
  /** What was known when it began. */
  RunFacts facts();

  /** How it ended; empty if it was killed. */
  Optional<Conclusion> conclusion();

  /** From its start to its end, or to the last that is known of it. */
  long elapsedMillis();

  /**
   * How many items had which outcome; every state is there. They add up to the number of items, as
   * far as that is known; items of a killed run that had not ended count as cancelled if they ran,
   * and as not run if they had not started. Never less than {@link #items} gives of any state.
   */
  Map<State, Long> counts();

  /**
   * As {@link #counts}, for each stage that has begun, in their order. Empty if the job has no
   * stages, or if the run was killed: then only items tell.
   */
  default Map<String, Map<State, Long>> stages() {
    return Map.of();
  }

  /** What the job itself tells of the run; nothing if it was killed. */
  default List<Table> tables() {
    return List.of();
  }

  /** Earlier runs of the job, the oldest first. */
  List<PastRun> past();

  /**
   * Goes through the items in the order in which they ended. It can be done several times. Items
   * that were running when the run was killed come last, as cancelled. Items that never came in
   * have no entry, only a count.
   */
  void items(Consumer<? super ItemEntry> items);

  /** What an earlier run knew of the item; empty if none did. */
  Optional<ItemEntry> before(ItemEntry item);

  /** Gives back what it holds open; what was read can still be asked for. */
  @Override
  default void close() {}
}
