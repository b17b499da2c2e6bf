// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.function.Consumer;
import org.paralleltask.TaskPool;
import org.paralleltask.jobs.journal.Failure;

/**
 * Items that find no file descriptor any more: fewer are run at a time, so that the others find
 * some. Used by the thread that takes outcomes.
 */
final class OpenFiles {
  /** What systems say that speak English; of others, nothing is done about it. */
  private static final String STARVED = "Too many open files";

  private final Consumer<? super String> warn;
  private final boolean shared;
  private boolean starved;
  private long ended;
  private long next;

  /**
   * @param warn told once
   * @param shared whether all items take descriptors from one process
   */
  OpenFiles(Consumer<? super String> warn, boolean shared) {
    this.warn = warn;
    this.shared = shared;
  }

  /** Notes whether that is what an item failed of. */
  void note(Failure failure) {
    starved = failure.message().contains(STARVED);
  }

  /** An item has ended, and was noted if it failed. */
  void apply(TaskPool pool) {
    ended++;
    if (starved && ended > next) {
      int before = pool.workers();
      int after = shared ? Math.max(1, before / 2) : before;
      if (next == 0) {
        warn.accept(told(before, after));
      }
      pool.resize(after);
      next = ended + before; // what was running has run with too many
    }
    starved = false;
  }

  private static String told(int before, int after) {
    return "An item could not open a file, as too many are open.%s Raise the limit (ulimit -n), use fewer workers, or close files in the task."
        .formatted(after < before ? " From now on, fewer run at a time: %d.".formatted(after) : "");
  }
}
