// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Results;

/** Ends a run before its time, from any thread; the first reason counts. */
final class Stop {
  /** Why a run ends before its time. */
  enum Reason {
    /** Ctrl-C, or a request of the system. */
    SIGNAL,
    /** The plugin has ended, however it did. */
    PARENT_GONE,
    /** The limit of the whole run. */
    RUN_TIMEOUT,
    /** An item called System.exit. */
    EXIT_CALLED
  }

  private final CountDownLatch requested = new CountDownLatch(1);
  private @Nullable Reason reason;
  private @Nullable Results<?> results;
  private @Nullable Admission admission;

  /** What there is to be stopped from now on. */
  synchronized void arm(Admission running, Results<?> delivered) {
    admission = running;
    results = delivered;
    if (reason != null) {
      stop();
    }
  }

  /** Lets no more items in and interrupts those that run. */
  synchronized void request(Reason why) {
    if (reason == null) {
      reason = why;
      requested.countDown();
      stop();
    }
  }

  /**
   * Waits for a request, while there is nothing to be stopped.
   *
   * @return whether there is one, or the thread is interrupted
   */
  boolean isRequestedWithin(Duration time) {
    try {
      return requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void stop() {
    if (admission != null && results != null) {
      admission.stop();
      results.cancel();
    }
  }

  synchronized Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }
}
