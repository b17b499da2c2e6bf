// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that keeps the deadlines of a pool and the waits before further attempts, and keeps
 * the JVM alive while there is something to do.
 */
final class Steward implements Runnable {
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Crew crew;
  private final Thread thread;
  private volatile long wakeAt = Duty.NO_DEADLINE;
  private volatile boolean stopped;

  // An unpark alone can get lost: whatever parks in between, such as a lock, takes its permit.
  private volatile boolean woken;

  Steward(Crew crew, String name, boolean daemon) {
    this.crew = crew;
    // Without what threads inherit: it outlives whoever submits the first item.
    this.thread = new Thread(null, this, name + "-steward", 0, false);
    thread.setDaemon(daemon);
  }

  void start() {
    thread.start();
  }

  void stop() {
    stopped = true;
    wake();
  }

  /** Sees to it that the deadline is met. */
  void deadlineAt(long deadline) {
    if (earlier(wakeAt, deadline) == deadline) {
      wake();
    }
  }

  private void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  /** The earlier of two times of System.nanoTime, which may overflow. */
  static long earlier(long one, long other) {
    if (one == Duty.NO_DEADLINE) {
      return other;
    }
    return other == Duty.NO_DEADLINE || one - other <= 0 ? one : other;
  }

  @Override
  public void run() {
    Fault.prepare(); // here, where no first result waits for it
    while (!stopped) {
      // First: a stint that begins after its worker was looked at must wake this thread.
      woken = false;
      wakeAt = Duty.NO_DEADLINE;
      long next = enforceSafely();
      wakeAt = next;
      if (!woken && !stopped) {
        sleepUntil(next);
      }
    }
  }

  // If memory is short, say, all other deadlines must be met nevertheless.
  private long enforceSafely() {
    try {
      return enforceDeadlines();
    } catch (Throwable thrown) {
      Log.error("the steward of a pool could not look after it, and tries again", thrown);
      return System.nanoTime() + RETRY_NANOS;
    }
  }

  /** Ends what is due; returns when the next is, or NO_DEADLINE. */
  private long enforceDeadlines() {
    long next = crew.waiting.releaseDue();
    for (Duty duty : crew.activity.duties()) {
      long due = duty.deadline();
      if (due != Duty.NO_DEADLINE && due - System.nanoTime() <= 0) {
        duty.enforce();
        due = duty.deadline();
      }
      next = earlier(next, due);
    }
    return next;
  }

  private void sleepUntil(long deadline) {
    Thread.interrupted();
    if (deadline == Duty.NO_DEADLINE) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, deadline - System.nanoTime());
    }
  }
}
