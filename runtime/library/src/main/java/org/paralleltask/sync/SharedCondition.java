// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.sync.Link;
import org.paralleltask.internal.sync.Op;

/**
 * What threads of several processes wait for that hold a lock, until others say that it has
 * happened; made by {@link SharedLock#newCondition}.
 *
 * <p>Whoever waits gives the lock back meanwhile, and has it again afterwards, also when an
 * exception is thrown, unless the lock is abandoned. If a process dies that is at an item which got
 * the condition, all who wait for it, or want to, get an {@link AbandonedException}.
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *   ready.awaitUntil(() -> count.get() > 0);
 *   count.addAndGet(-1);
 * } finally {
 *   lock.unlock();
 * }
 * }</pre>
 */
public final class SharedCondition extends Shared {
  @Serial private static final long serialVersionUID = 1;

  private final transient SharedLock lock;

  SharedCondition(Link link, SharedLock lock) {
    super(link);
    this.lock = lock;
  }

  /** Its lock. */
  public SharedLock lock() {
    return lock;
  }

  /**
   * Waits until it is signalled.
   *
   * @throws IllegalMonitorStateException if this thread does not hold the lock
   * @throws AbandonedException if a process has died that used it, or that held the lock
   * @throws org.paralleltask.WaitInterruptedException if the thread is interrupted meanwhile
   */
  public void await() {
    awaitSignal(null);
  }

  /** As {@link #await()}, but no longer than the limit; whether it was signalled. */
  public boolean await(Duration limit) {
    return awaitSignal(limit);
  }

  /** Waits until something is true, which is looked at now, and whenever it is signalled. */
  public void awaitUntil(BooleanSupplier happened) {
    while (!happened.getAsBoolean()) {
      await();
    }
  }

  /** As {@link #awaitUntil}, but no longer than the limit; whether it is true. */
  public boolean awaitUntil(BooleanSupplier happened, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!happened.getAsBoolean()) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || !await(left)) {
        return happened.getAsBoolean();
      }
    }
    return true;
  }

  private boolean awaitSignal(@Nullable Duration limit) {
    long again = lock.isHeldByCurrentThread() ? lock.takeAgains() : 0;
    try {
      return link().await(limit);
    } finally {
      lock.giveAgains(again);
    }
  }

  /**
   * Wakes the one that has waited longest, if one waits.
   *
   * @throws IllegalMonitorStateException if this thread does not hold the lock
   */
  public void signal() {
    signal(1);
  }

  /** Wakes so many of those who wait, or all if there are less. */
  public void signal(int most) {
    link().call(Op.SIGNAL, most);
  }

  /** Wakes all who wait. */
  public void signalAll() {
    signal(Integer.MAX_VALUE);
  }

  /**
   * Lets others wait again although a process has died that used it.
   *
   * @return whether one had
   */
  public boolean recover() {
    return link().call(Op.RECOVER, 0) == 1;
  }
}
