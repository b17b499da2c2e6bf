// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.Serial;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock of a crew, which can be had without memory, too. A queue of threads needs some, and on
 * JDKs before 21 a thread that finds none gets an error instead of the lock: then a worker could
 * not even say that it ends.
 */
final class CrewLock extends ReentrantLock {
  @Serial private static final long serialVersionUID = 1;
  private static final long PAUSE_NANOS = 10_000_000; // each try has all garbage looked for

  @Override
  public void lock() {
    boolean held = false;
    while (!held) {
      held = isHeldAtLast();
    }
  }

  private boolean isHeldAtLast() {
    try {
      super.lock();
      return true;
    } catch (OutOfMemoryError none) {
      Thread.onSpinWait();
      return tryLock();
    }
  }

  /**
   * Waits for the condition of this lock, or shortly if there is no memory to wait with.
   *
   * @return what is left of the time, as {@link Condition#awaitNanos}
   */
  @SuppressWarnings("WaitNotInLoop") // whoever calls this loops
  long await(Condition condition, long nanos) throws InterruptedException {
    try {
      return condition.awaitNanos(nanos);
    } catch (OutOfMemoryError none) {
      if (isHeldByCurrentThread()) {
        unlock();
      }
      try {
        LockSupport.parkNanos(this, PAUSE_NANOS);
      } finally {
        lock();
      }
      return nanos - PAUSE_NANOS;
    }
  }
}
