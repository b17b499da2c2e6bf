// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.locks.Condition;

/**
 * When a crew that is shut down has ended: no worker is left, nothing waits for its time, and what
 * other threads have to tell is told.
 */
final class Ending {
  private final Crew crew;
  private final Condition come;
  private int untold; // guarded by the lock of the crew

  Ending(Crew crew) {
    this.crew = crew;
    this.come = crew.lock.newCondition();
  }

  /** Something that it depends on is over. Whoever says this holds the lock of the crew. */
  void mayHaveCome() {
    if (hasCome()) {
      come.signalAll();
      crew.watch.stop();
    }
  }

  private boolean hasCome() {
    return crew.roster.isEmpty() && untold == 0 && crew.waiting.isEmpty();
  }

  /** It does not come before another thread has {@link #told} something. */
  void expect() {
    crew.lock.lock();
    try {
      untold++;
    } finally {
      crew.lock.unlock();
    }
  }

  /** What was expected is told. */
  void told() {
    crew.lock.lock();
    try {
      untold--;
      mayHaveCome();
    } finally {
      crew.lock.unlock();
    }
  }

  /** Waits for it; false if that takes longer. */
  boolean await(long nanos) throws InterruptedException {
    crew.lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!hasCome() && left > 0) {
        left = crew.lock.await(come, left);
      }
      return hasCome();
    } finally {
      crew.lock.unlock();
    }
  }
}
