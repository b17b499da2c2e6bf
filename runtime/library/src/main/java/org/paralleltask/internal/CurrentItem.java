// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeadlockException;

/**
 * What the calling thread is at, for messages; and in a worker process, what has to be done when
 * its item, or the process, ends. That a worker has none of that to do costs it nothing.
 */
public final class CurrentItem {
  private static final AtomicReference<@Nullable Supplier<String>> WORKER =
      new AtomicReference<>(null);
  private static final AtomicReference<@Nullable Runnable> AT_END = new AtomicReference<>(null);
  private static final AtomicReference<@Nullable Runnable> AT_EXIT = new AtomicReference<>(null);

  private CurrentItem() {}

  /** The item that the thread is at; else the thread. */
  public static String describe() {
    Supplier<String> worker = WORKER.get();
    if (worker != null) {
      return worker.get();
    }
    Stint stint = stint();
    return stint == null
        ? "thread \"" + Thread.currentThread().getName() + "\""
        : stint.unit().describe(Math.max(stint.position, 0));
  }

  private static @Nullable Stint stint() {
    ThreadWorker me = ThreadWorker.current();
    return me == null ? null : me.stint();
  }

  /** The item that the thread is at, as a {@link HeldLock#holder}; null if it is at none. */
  public static @Nullable Object holder() {
    return stint();
  }

  /**
   * Has a lock waited for, as others see who look for deadlocks.
   *
   * @param waiting gets what is to be thrown instead, if items wait for locks and for each other in
   *     a circle; else null
   */
  public static <T> T waitFor(HeldLock lock, Function<@Nullable DeadlockException, T> waiting) {
    Stint me = stint();
    if (me == null) {
      return waiting.apply(null);
    }
    me.waitForLock(lock);
    try {
      return waiting.apply(Deadlocks.find(me));
    } finally {
      me.waitForLock(null);
    }
  }

  /** This process is a worker, which runs one item at a time. */
  public static void isToldBy(Supplier<String> worker) {
    WORKER.set(worker);
  }

  /** A text for an item of a task. */
  public static String describe(String task, @Nullable Object input) {
    return task + " (" + Labels.of(input) + ")";
  }

  /** Does this after every item of this worker, and that when the worker ends in order. */
  public static void whenItEnds(Runnable afterItem, Runnable beforeExit) {
    AT_END.set(afterItem);
    AT_EXIT.set(beforeExit);
  }

  /** An item of this worker has ended. */
  public static void ended() {
    run(AT_END.getPlain());
  }

  /** This worker ends in order. */
  public static void leaving() {
    run(AT_EXIT.get());
  }

  private static void run(@Nullable Runnable action) {
    if (action != null) {
      action.run();
    }
  }
}
