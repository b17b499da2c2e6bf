// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that an item waits, without a limit, for a future of this JVM which nobody here can
 * complete: such as one in a static field, which the caller completes in its own JVM.
 *
 * <p>Nobody can if no thread is left that may run the user's code. So as long as there is any other
 * thread, whatever it does, the item is not taken for stuck; nor is one that waits for anything but
 * a future, which may be meant to wait until it is cancelled. Only of the thread that watches.
 */
final class Standstill {
  /** How often it must look the same: who was just woken may be kept waiting for a processor. */
  private static final int LOOKS = 50;

  private final Thread runner;
  private final long lastOfOurs;
  private long mark;
  private @Nullable Object awaited;
  private int looks;

  /**
   * That of a worker.
   *
   * @param runner the thread in which all items run
   * @param last the one that was made last before the user's code could make any
   */
  Standstill(Thread runner, Thread last) {
    this.runner = runner;
    this.lastOfOurs = last.getId(); // they are numbered in the order in which they are made
  }

  /** Looks; whether it has been so for long, which is said once. */
  boolean lasts(long seen) {
    Object before = awaited;
    awaited = seen > ItemRunner.IDLE ? awaitedFuture() : null;
    boolean same = awaited != null && awaited == before && seen == mark;
    mark = seen;
    looks = same && isAlone() ? looks + 1 : 0;
    return looks == LOOKS;
  }

  private @Nullable Object awaitedFuture() {
    if (runner.getState() != Thread.State.WAITING) {
      return null;
    }
    Object blocker = LockSupport.getBlocker(runner);
    return blocker instanceof Future || isCompletable(blocker) ? blocker : null;
  }

  // Who waits for a CompletableFuture is parked at what will be told, of a class of its own.
  private static boolean isCompletable(@Nullable Object blocker) {
    return blocker != null
        && blocker.getClass().getName().equals("java.util.concurrent.CompletableFuture$Signaller");
  }

  private boolean isAlone() {
    ThreadGroup all = runner.getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] threads = new Thread[all.activeCount() + 10];
    int count = all.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (!isOurs(threads[i])) {
        return false;
      }
    }
    return count < threads.length;
  }

  // The JDK starts its cleaner when it is needed first.
  private boolean isOurs(Thread thread) {
    return thread == runner
        || thread.getId() <= lastOfOurs
        || thread.getName().equals("Common-Cleaner");
  }
}
