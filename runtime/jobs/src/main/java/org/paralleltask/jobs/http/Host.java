// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.paralleltask.TryLaterException;

/**
 * When one host may be asked. Its concurrency halves when it asks for a pause, and grows again by
 * one with every twenty answers; after ten failed connections in a row it counts as down, and is
 * probed now and then.
 */
final class Host {
  /** Longer, and a worker would be missed by other hosts. */
  private static final Duration LONGEST_STAY = Duration.ofMillis(100);

  private static final Duration SHORT_WAIT = Duration.ofMillis(50);
  private static final int FAILURES_OF_A_DEAD = 10;
  private static final long PROBE_NANOS = Duration.ofSeconds(15).toNanos();
  private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();
  private static final int ANSWERS_TO_GROW = 20;

  private final String name;
  private final int mostAtOnce;
  private final long intervalNanos;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();

  // guarded by lock; times are of the clock
  private int limit;
  private int inside;
  private int answers;
  private int failures;
  private boolean down;
  private long downSince;
  private long nextProbe;
  private long nextTurn;
  private long pausedUntil;
  private long requests;
  private long pauses;
  private long pausedNanos;

  /**
   * @param nanoTime the clock, as {@link System#nanoTime}
   */
  Host(String name, int mostAtOnce, Duration interval, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.name = name;
    this.mostAtOnce = mostAtOnce;
    this.intervalNanos = interval.toNanos();
    this.limit = mostAtOnce;
    this.nextTurn = nanoTime.getAsLong();
    this.pausedUntil = nextTurn;
  }

  /**
   * Waits a moment for a free place; each needs a {@link #leave()}.
   *
   * @param follows whether the request follows from an answer that its item has just got: then it
   *     waits for neither turn nor place, for if the item had to come back for it, it would begin
   *     with its first request again, and again find that it is not its turn
   * @throws TryLaterException if there is none, or the host is not to be asked now
   * @throws HttpException {@code HOST_DOWN} if it has been down for long
   */
  void enter(boolean follows) throws HttpException {
    lock.lock();
    try {
      requireUp(nanoTime.getAsLong());
      if (!follows) {
        requireTurn();
        awaitPlace();
        requireTurn(); // others may have had it
      }
      requireOpen(); // who has left may have been told to pause
      inside++;
      requests++;
      nextTurn = nanoTime.getAsLong() + intervalNanos;
    } finally {
      lock.unlock();
    }
  }

  private void requireUp(long now) throws HttpException {
    if (!down) {
      return;
    }
    if (now - downSince > PATIENCE_NANOS) {
      throw new HttpException(
          "HOST_DOWN",
          "%s is down: %d connections in a row have failed, and none has succeeded since."
              .formatted(name, failures));
    }
    if (nextProbe > now) {
      throw later(nextProbe - now, "is down, and is asked again later");
    }
    nextProbe = now + PROBE_NANOS;
  }

  private void requireTurn() {
    long wait = Math.max(nextTurn, pausedUntil) - nanoTime.getAsLong();
    if (wait > 0) {
      throw later(wait, "is asked again later");
    }
  }

  private void requireOpen() {
    long wait = pausedUntil - nanoTime.getAsLong();
    if (wait > 0) {
      throw later(wait, "is paused");
    }
  }

  private void awaitPlace() {
    long nanos = LONGEST_STAY.toNanos();
    while (inside >= limit) {
      if (nanos <= 0) {
        throw later(SHORT_WAIT.toNanos(), "has enough to do");
      }
      try {
        nanos = left.awaitNanos(nanos);
      } catch (InterruptedException unwanted) {
        Thread.currentThread().interrupt();
        throw later(SHORT_WAIT.toNanos(), "is not needed any more");
      }
    }
  }

  private TryLaterException later(long nanos, String why) {
    return new TryLaterException(Duration.ofNanos(nanos), name + " " + why);
  }

  /** Gives the place back. */
  void leave() {
    lock.lock();
    try {
      inside--;
      left.signal();
    } finally {
      lock.unlock();
    }
  }

  /** It has answered, whatever. */
  void answered() {
    lock.lock();
    try {
      failures = 0;
      down = false;
      if (limit < mostAtOnce && ++answers >= ANSWERS_TO_GROW) {
        answers = 0;
        limit++;
        left.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** No connection was made, or it broke before an answer. */
  void failed() {
    lock.lock();
    try {
      failures++;
      if (!down && failures >= FAILURES_OF_A_DEAD) {
        down = true;
        downSince = nanoTime.getAsLong();
        nextProbe = downSince + PROBE_NANOS;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nobody asks it for so long. */
  void pause(Duration time) {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      long until = now + TimeUnit.MILLISECONDS.toNanos(time.toMillis());
      pauses++;
      pausedNanos += Math.max(0, until - Math.max(pausedUntil, now));
      pausedUntil = Math.max(pausedUntil, until);
      limit = Math.max(1, limit / 2);
      answers = 0;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a request would be let in at once. */
  boolean isFree() {
    lock.lock();
    try {
      return !down && inside < limit && isOpen();
    } finally {
      lock.unlock();
    }
  }

  private boolean isOpen() {
    return Math.max(nextTurn, pausedUntil) <= nanoTime.getAsLong();
  }

  Http.Asked asked() {
    lock.lock();
    try {
      return new Http.Asked(requests, pauses, Duration.ofNanos(pausedNanos));
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is nothing to remember of it. */
  boolean isForgettable() {
    lock.lock();
    try {
      return inside == 0 && failures == 0 && isOpen() && limit == mostAtOnce;
    } finally {
      lock.unlock();
    }
  }
}
