// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Who wants to know when a future is done: those who wait come first, then callbacks in order. */
final class Listeners implements Runnable {
  private static final Listener CLOSED = new Listener(new Waker(null), false, null);

  /** Newest first; compared by identity, so that each can be taken out again. */
  static final class Listener {
    private final Runnable action;
    private final boolean callback;
    private final @Nullable Listener older;
    private @Nullable Listener newer; // known once the future is done, to whoever tells

    private Listener(Runnable action, boolean callback, @Nullable Listener older) {
      this.action = action;
      this.callback = callback;
      this.older = older;
    }
  }

  /** No lambda: it takes long to load, and the first result of a program waits for it. */
  private static final class Waker implements Runnable {
    private final @Nullable Thread waiting;

    Waker(@Nullable Thread waiting) {
      this.waiting = waiting;
    }

    @Override
    public void run() {
      LockSupport.unpark(waiting);
    }
  }

  private final ItemFuture<?, ?> future;
  private final AtomicReference<@Nullable Listener> newest = new AtomicReference<>();
  private @Nullable Listener oldest; // of those to be called back

  Listeners(ItemFuture<?, ?> future) {
    this.future = future;
  }

  boolean hasCallbacks() {
    for (Listener at = newest.get(); at != null; at = at.older) {
      if (at.callback) {
        return true;
      }
    }
    return false;
  }

  /** Runs the callback when the future is done: in the thread that completes it, or else here. */
  void addCallback(Runnable callback) {
    if (!add(callback, true)) {
      runSafely(callback);
    }
  }

  /**
   * Runs the action, which must be short and not throw, when the future is done; false if it is.
   */
  boolean addWaiter(Runnable action) {
    return add(action, false);
  }

  private boolean add(Runnable action, boolean callback) {
    Listener head = newest.get();
    while (head != CLOSED) {
      if (newest.compareAndSet(head, new Listener(action, callback, head))) {
        future.attend();
        return true;
      }
      head = newest.get();
    }
    return false;
  }

  /** Takes the action out again, which is no longer of interest. */
  void remove(Runnable action) {
    newest.updateAndGet(head -> head == CLOSED ? head : without(head, action));
  }

  private static @Nullable Listener without(@Nullable Listener head, Runnable action) {
    Deque<Listener> kept = new ArrayDeque<>();
    for (Listener at = head; at != null; at = at.older) {
      if (at.action != action) {
        kept.push(at);
      }
    }
    Listener rebuilt = null;
    for (Listener at : kept) {
      rebuilt = new Listener(at.action, at.callback, rebuilt);
    }
    return rebuilt;
  }

  /** Has those who wait look whether there is something to do for them. */
  void tellWaiters() {
    for (Listener at = newest.get(); at != null; at = at.older) {
      if (!at.callback) {
        at.action.run();
      }
    }
  }

  /** The future is done: tells those who wait, and runs the callbacks. */
  void fire() {
    Runnable callbacks = tell();
    if (callbacks != null) {
      callbacks.run();
    }
  }

  /**
   * The future is done: tells those who wait. Returns what runs the callbacks; null if there are
   * none. Needs no memory: that may be what the item has used up.
   */
  @Nullable Runnable tell() {
    Listener last = newest.getAndSet(CLOSED);
    boolean hasCallbacks = false;
    Listener first = null;
    for (Listener at = last; at != null; at = at.older) {
      at.newer = first;
      first = at;
      hasCallbacks |= at.callback;
    }
    for (Listener at = first; at != null; at = at.newer) {
      if (!at.callback) {
        runSafely(at.action);
      }
    }
    oldest = first;
    return hasCallbacks ? this : null;
  }

  /** Runs the callbacks, in order. */
  @Override
  public void run() {
    Listener first = oldest;
    oldest = null;
    for (Listener at = first; at != null; at = at.newer) {
      if (at.callback) {
        runSafely(at.action);
      }
    }
  }

  // A callback is the caller's code: what it throws must not reach the worker or other callbacks.
  private void runSafely(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable thrown) {
      logFailed(thrown);
    }
  }

  private void logFailed(Throwable thrown) {
    try {
      Log.error("a callback of " + future.describe(0) + " failed", thrown);
    } catch (OutOfMemoryError none) {
      Log.error("a callback failed", thrown);
    }
  }

  /**
   * Waits until the future is done; a worker of the same pool runs it, if nobody has started it.
   */
  void await() throws InterruptedException {
    if (!future.isDone()) {
      future.answerSoon(Long.MAX_VALUE);
    }
    ThreadWorker me = ThreadWorker.current();
    while (!future.isDone()) {
      if (me == null) {
        park(Long.MAX_VALUE, null);
      } else {
        helpOrAwait(me);
      }
    }
  }

  private void helpOrAwait(ThreadWorker me) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException(); // before it reaches the item that this one waits for
    }
    boolean canHelp = me.crew() == future.pool().workerPool() && !me.isAbandoned();
    Unit startable = canHelp ? future.startable() : null;
    if (startable == null) {
      awaitAsWorker(me.stint(), () -> canHelp && future.startable() != null);
    } else {
      me.help(startable);
    }
  }

  private void awaitAsWorker(@Nullable Stint waiting, BooleanSupplier orElse)
      throws InterruptedException {
    if (waiting == null) {
      park(Long.MAX_VALUE, orElse); // in an initializer
      return;
    }
    waiting.waitFor(future);
    try {
      if (!future.isDone()) {
        Deadlocks.check(waiting, future);
        park(Long.MAX_VALUE, orElse);
      }
    } finally {
      waiting.waitFor(null);
    }
  }

  /** Waits until the future is done, at most so long; false if it is not. */
  boolean await(long nanos) throws InterruptedException {
    if (!future.isDone()) {
      future.answerSoon(nanos);
    }
    return future.isDone() || park(nanos, null);
  }

  private boolean park(long nanos, @Nullable BooleanSupplier orElse) throws InterruptedException {
    Runnable wake = new Waker(Thread.currentThread());
    if (nanos <= 0 || !addWaiter(wake)) {
      return future.isDone();
    }
    long deadline = System.nanoTime() + nanos;
    try {
      while (!future.isDone() && (orElse == null || !orElse.getAsBoolean())) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long left = nanos == Long.MAX_VALUE ? nanos : deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, left);
      }
      return future.isDone();
    } finally {
      if (!future.isDone()) {
        remove(wake);
      }
    }
  }
}
