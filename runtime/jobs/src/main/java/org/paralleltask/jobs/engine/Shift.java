// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.function.Consumer;
import org.paralleltask.Outcome;
import org.paralleltask.Results;
import org.paralleltask.TaskPool;

/**
 * Has a crew run items, whose outcomes the calling thread takes one by one.
 *
 * @param crew closed when no item runs any more
 * @param admission of the run: told that no more items are wanted, if something breaks
 * @param board shows what runs
 */
record Shift(Crew crew, Admission admission, Board board) {
  /** Takes outcomes until there are no more. */
  @FunctionalInterface
  interface Taker {
    void take(TaskPool pool, Results<Outcome<Item, Object>> outcomes);
  }

  /**
   * Runs all of these items.
   *
   * @param stop ends it before its time
   * @param onFault told when running items are interrupted because of a fault here, which is thrown
   *     when they have ended
   */
  void run(PulledItems items, Taker taker, Stop stop, Consumer<Throwable> onFault) {
    try (crew;
        TaskPool pool = TaskPool.open(crew.pool());
        Results<Outcome<Item, Object>> outcomes =
            pool.outcomes(crew.task(), () -> crew.pulled(items))) {
      board.onWaiting(pool::waitingItems);
      stop.arm(admission, outcomes);
      try {
        taker.take(pool, outcomes);
      } catch (RuntimeException | Error fault) {
        admission.stop();
        outcomes.cancel();
        onFault.accept(fault);
        throw fault;
      }
    }
  }
}
