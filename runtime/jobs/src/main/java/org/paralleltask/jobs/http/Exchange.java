// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way, as the {@link Watch} sees it. Written by one thread, read by the watch.
 */
final class Exchange {
  private final Runnable abort;
  private final Thread owner = Thread.currentThread();
  private final long start = System.nanoTime();
  private final AtomicReference<@Nullable Verdict> verdict = new AtomicReference<>();

  private volatile boolean answered;
  private volatile long bytes;
  private volatile long readingSince;
  private volatile boolean reading;
  private volatile long readNanos;

  // of the watch alone
  private long windowBytes;
  private long windowNanos;

  /** Why it was ended. */
  enum Verdict {
    HEADER_TIMEOUT,
    IDLE_TIMEOUT,
    TOO_SLOW,
    CANCELLED
  }

  /**
   * Belongs to the calling thread.
   *
   * @param abort makes that thread return from whatever it waits for
   */
  Exchange(Runnable abort) {
    this.abort = abort;
  }

  /** Why it was ended; null if it was not. */
  @Nullable Verdict verdict() {
    return verdict.get();
  }

  /** Breaks the connection. */
  void abort() {
    abort.run();
  }

  void answered() {
    answered = true;
  }

  void startReading() {
    readingSince = System.nanoTime();
    reading = true;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void read(long count) {
    reading = false;
    readNanos += System.nanoTime() - readingSince;
    bytes += Math.max(0, count);
  }

  /** Ends it if it is too slow, or if nobody waits for it any more. */
  void check(HttpSettings.Limits limits) {
    Verdict found = judge(limits, System.nanoTime());
    if (found != null && verdict.compareAndSet(null, found)) {
      abort.run();
    }
  }

  private @Nullable Verdict judge(HttpSettings.Limits limits, long now) {
    if (owner.isInterrupted()) {
      return Verdict.CANCELLED;
    }
    if (!answered) {
      return now - start > limits.header().toNanos() ? Verdict.HEADER_TIMEOUT : null;
    }
    long since = readingSince;
    if (!reading) {
      return null;
    }
    if (now - since > limits.body().toNanos()) {
      return Verdict.IDLE_TIMEOUT;
    }
    return isTooSlow(limits, readNanos + (now - since)) ? Verdict.TOO_SLOW : null;
  }

  private boolean isTooSlow(HttpSettings.Limits limits, long spent) {
    long window = spent - windowNanos;
    if (window < limits.body().toNanos()) {
      return false;
    }
    long came = bytes - windowBytes;
    windowNanos = spent;
    windowBytes = bytes;
    return came < limits.minSpeed() * window / 1e9;
  }
}
