// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The journal's own thread: what has to be done from time to time, whoever adds records. */
final class Keeper {
  private static final long FLUSH_MILLIS = 10;
  private static final long KEEP_MILLIS = 100;

  private final Journal journal;
  private final ScheduledExecutorService thread;

  Keeper(Journal journal) {
    this.journal = journal;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "parallel-journal");
              made.setDaemon(true);
              return made;
            });
  }

  void start() {
    every(FLUSH_MILLIS, journal::flush);
    every(KEEP_MILLIS, journal::keep);
  }

  private void every(long millis, Runnable act) {
    var unused = thread.scheduleWithFixedDelay(act, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** What it is doing comes to its end. */
  void stop() {
    thread.shutdown();
    boolean interrupted = false;
    while (true) {
      try {
        if (thread.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException hurry) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
