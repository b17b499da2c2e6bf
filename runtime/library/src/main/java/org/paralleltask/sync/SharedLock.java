// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;
import org.paralleltask.internal.sync.LockWord;
import org.paralleltask.internal.sync.Op;
import org.paralleltask.internal.wire.SharedMemory;

/**
 * A lock that one thread of one process holds at a time.
 *
 * <p>A lock whose holder has died is <em>abandoned</em>: nobody waits for it any more, because what
 * it guards may be half changed. All who want it get an {@link AbandonedException}, until one calls
 * {@link #recover}. If threads wait for each other's locks in a circle, the last one gets a {@link
 * org.paralleltask.DeadlockException} instead of waiting.
 *
 * <p>While nobody waits, it is taken and given back by one atomic step each. Those who wait get it
 * in their order; who has just come may be faster than they.
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *   balance.set(balance.get() + 1);
 * } finally {
 *   lock.unlock();
 * }
 * }</pre>
 */
public final class SharedLock extends Shared {
  @Serial private static final long serialVersionUID = 1;

  /** How often it is looked at before its holder is waited for; a few microseconds. */
  private static final int LOOKS = 20;

  /** Where the memory counts how often its holder has taken it once more. */
  private static final int AGAIN = 1;

  private final transient boolean reentrant;

  SharedLock(Link link) {
    super(link);
    this.reentrant = link.kind() == Kind.REENTRANT_LOCK;
  }

  /** A lock that its holder cannot take once more: that would be a deadlock, and is told so. */
  public static SharedLock create() {
    return new SharedLock(Home.make(Kind.LOCK, 1, 2 * Long.BYTES, null));
  }

  /** A lock that its holder may take again; it is free when given back as often. */
  public static SharedLock reentrant() {
    return new SharedLock(Home.make(Kind.REENTRANT_LOCK, 1, 2 * Long.BYTES, null));
  }

  /** A condition of this lock; only where the lock was made. */
  public SharedCondition newCondition() {
    return new SharedCondition(Home.make(Kind.CONDITION, 1, 0, link()), this);
  }

  /**
   * Takes it, and waits for that as long as it takes.
   *
   * @throws AbandonedException if whoever held it has died; then it is not taken
   * @throws org.paralleltask.DeadlockException if it would be waited for in a circle
   * @throws org.paralleltask.WaitInterruptedException if the thread is interrupted meanwhile
   */
  public void lock() {
    acquire(null);
  }

  /**
   * Takes it if it is free.
   *
   * @throws AbandonedException if whoever held it has died
   */
  public boolean tryLock() {
    return acquire(Duration.ZERO);
  }

  /** As {@link #lock}, but waits no longer than the limit; whether it was taken. */
  public boolean tryLock(Duration limit) {
    return acquire(limit);
  }

  /** Takes it, runs the action, and gives it back. */
  public void run(Runnable action) {
    lock();
    try {
      action.run();
    } finally {
      unlock();
    }
  }

  private boolean acquire(@Nullable Duration limit) {
    SharedMemory memory = link().memory();
    long me = me();
    if (reentrant && isHeldBy(me)) {
      memory.addLong(AGAIN, 1);
      return true;
    }
    boolean taken =
        takeIfFree(memory, me, limit) || link().call(Op.AWAIT, 0, new byte[0], limit).isDone();
    if (taken) {
      link().taken(me);
    }
    return taken;
  }

  // It is mostly given back before a wait could begin. Who yields lets its holder run: to spin
  // instead costs milliseconds where both have one processor.
  @SuppressWarnings("ThreadPriorityCheck")
  private boolean takeIfFree(SharedMemory memory, long me, @Nullable Duration limit) {
    int looks = limit != null && limit.isZero() ? 1 : LOOKS;
    for (int i = 0; i < looks; i++) {
      long word = memory.getLong(0);
      if (word == LockWord.FREE && memory.compareAndSetLong(0, word, me)) {
        return true;
      }
      if (LockWord.isAwaited(word) || LockWord.holder(word) == me) {
        return false;
      }
      Thread.yield();
    }
    return false;
  }

  /**
   * Gives it back.
   *
   * @throws IllegalMonitorStateException if this thread does not hold it
   * @throws AbandonedException if it is abandoned
   */
  public void unlock() {
    SharedMemory memory = link().memory();
    long me = me();
    if (isHeldBy(me) && memory.getLong(AGAIN) > 0) {
      memory.addLong(AGAIN, -1);
    } else if (!memory.compareAndSetLong(0, me, LockWord.FREE)) {
      link().call(Op.RELEASE, 0); // others wait for it; or it is not this thread's
    }
  }

  /**
   * Takes it as {@link #lock} does, also if it is abandoned: then the caller has to put in order
   * what it guards.
   *
   * @return whether it was abandoned
   */
  public boolean recover() {
    boolean abandoned = link().call(Op.RECOVER, 0, new byte[0], null).value() == 1;
    link().memory().setLong(AGAIN, 0);
    link().taken(me());
    return abandoned;
  }

  /** Whether some thread of some process holds it; for messages and tests. */
  public boolean isLocked() {
    return link().memory().getLong(0) != LockWord.FREE;
  }

  /** Whether the calling thread holds it. */
  public boolean isHeldByCurrentThread() {
    return isHeldBy(me());
  }

  private boolean isHeldBy(long thread) {
    return LockWord.holder(link().memory().getLong(0)) == thread;
  }

  private long me() {
    return LockWord.of(link().client(), Thread.currentThread().getId());
  }

  /** How often its holder has taken it once more, which is 0 from then on. */
  long takeAgains() {
    long count = link().memory().getLong(AGAIN);
    link().memory().setLong(AGAIN, 0);
    return count;
  }

  void giveAgains(long count) {
    if (isHeldByCurrentThread()) {
      link().memory().setLong(AGAIN, count);
    }
  }
}
