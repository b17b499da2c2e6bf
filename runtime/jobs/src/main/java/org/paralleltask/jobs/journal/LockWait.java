// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How long a run waits for another one that holds its directory. It looks ten times a second: the
 * locks of systems can be waited for, but not with a limit, and neither another run of this JVM nor
 * the file that stands in for a lock can. Used by one thread.
 */
public final class LockWait {
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Duration limit;
  private final Consumer<? super String> tell;
  private final Predicate<Duration> pause;
  private boolean waited;

  /**
   * @param limit zero for not at all
   * @param tell told once, before it waits, for whom
   * @param pause waits that long, or less; tells whether nobody wants the run any more
   */
  public LockWait(Duration limit, Consumer<? super String> tell, Predicate<Duration> pause) {
    this.limit = limit;
    this.tell = tell;
    this.pause = pause;
  }

  /** Whether it has waited, so that what was found out before may not hold any more. */
  public boolean hasWaited() {
    return waited;
  }

  /** Takes a lock. */
  @FunctionalInterface
  interface Attempt {
    /**
     * Tries it once.
     *
     * @throws LockedException if another run holds it
     */
    RunLock take() throws IOException, LockedException;
  }

  /**
   * Tries until it succeeds.
   *
   * @throws LockedException if another run still holds it when the time is over, or nobody wants it
   *     any more
   */
  RunLock until(Attempt attempt) throws IOException, LockedException {
    long begin = System.nanoTime();
    while (true) {
      try {
        return attempt.take();
      } catch (LockedException held) {
        pause(held, limit.toNanos() - (System.nanoTime() - begin));
      }
    }
  }

  private void pause(LockedException held, long leftNanos) throws LockedException {
    if (leftNanos <= 0) {
      throw held.with(
          waited
              ? "It did not end within %s; wait longer, or end it.".formatted(time())
              : "Wait until it has ended, as -Dparallel.lockWait=10m does, or end it.");
    }
    if (!waited) {
      waited = true;
      tell.accept(held.with("Waiting for its end, %s at most.".formatted(time())).getMessage());
    }
    if (pause.test(Duration.ofNanos(Math.min(leftNanos, PERIOD_NANOS)))) {
      throw held.with("The wait for its end was interrupted.");
    }
  }

  private String time() {
    long millis = limit.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
