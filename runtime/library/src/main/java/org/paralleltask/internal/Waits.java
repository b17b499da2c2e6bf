// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.RunTimedOutException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskFuture.Until;
import org.paralleltask.TaskFuture.Waited;
import org.paralleltask.WaitInterruptedException;

/** Waits for several futures at once: each says by itself when it is done, nobody asks. */
public final class Waits<T extends @Nullable Object> {
  private final BlockingQueue<TaskFuture<T>> done = new LinkedBlockingQueue<>();
  private final IdentityHashMap<TaskFuture<T>, Runnable> pending = new IdentityHashMap<>();
  private final int count;
  private final long deadline;
  private boolean forAll;

  private Waits(Collection<? extends TaskFuture<T>> futures, @Nullable Duration limit) {
    deadline = limit == null ? Duty.NO_DEADLINE : System.nanoTime() + Durations.saturated(limit);
    Set<TaskFuture<T>> distinct = new LinkedHashSet<>(futures);
    count = distinct.size();
    distinct.forEach(this::watch);
  }

  private void watch(TaskFuture<T> future) {
    Runnable tell = () -> done.add(future);
    pending.put(future, tell);
    if (!item(future).listeners().addWaiter(tell)) {
      tell.run();
    }
  }

  private static ItemFuture<?, ?> item(TaskFuture<?> future) {
    return (ItemFuture<?, ?>) future;
  }

  /** See {@link TaskFuture#await(Collection, Until, Duration)}. */
  public static <T extends @Nullable Object> Waited<T> await(
      Collection<? extends TaskFuture<T>> futures, Until until, @Nullable Duration limit) {
    Waits<T> waits = new Waits<>(futures, limit);
    try {
      waits.awaitUntil(until);
    } finally {
      waits.forget();
    }
    Set<TaskFuture<T>> done = new LinkedHashSet<>();
    Set<TaskFuture<T>> notDone = new LinkedHashSet<>();
    futures.forEach(future -> (future.isDone() ? done : notDone).add(future));
    return new Waited<>(done, notDone);
  }

  private void awaitUntil(Until until) {
    forAll = until == Until.ALL_DONE;
    boolean satisfied = pending.isEmpty();
    while (!satisfied) {
      TaskFuture<T> next = next();
      if (next == null) {
        return;
      }
      satisfied =
          pending.isEmpty()
              || until == Until.FIRST_DONE
              || (until == Until.FIRST_FAILURE && item(next).hasFailed());
    }
  }

  /** See {@link TaskFuture#asCompleted(Collection, Duration)}. */
  public static <T extends @Nullable Object> Stream<TaskFuture<T>> asCompleted(
      Collection<? extends TaskFuture<T>> futures, @Nullable Duration limit) {
    Waits<T> waits = new Waits<>(futures, limit);
    Spliterator<TaskFuture<T>> one =
        new Spliterators.AbstractSpliterator<>(waits.count, Spliterator.DISTINCT) {
          @Override
          public boolean tryAdvance(Consumer<? super TaskFuture<T>> action) {
            return waits.handOver(action);
          }
        };
    return StreamSupport.stream(one, false).onClose(waits::forget);
  }

  private boolean handOver(Consumer<? super TaskFuture<T>> action) {
    if (pending.isEmpty()) {
      return false;
    }
    TaskFuture<T> next = next();
    if (next == null) {
      int unfinished = pending.size();
      forget();
      throw new RunTimedOutException(
          unfinished + " (of " + count + ") futures unfinished when the time limit passed");
    }
    action.accept(next);
    return true;
  }

  /** The next that is done, which is no longer pending; null if none is when the limit passes. */
  private @Nullable TaskFuture<T> next() {
    try {
      return news();
    } catch (InterruptedException e) {
      forget();
      Thread.currentThread().interrupt();
      throw new WaitInterruptedException("interrupted while waiting for futures", e);
    }
  }

  private @Nullable TaskFuture<T> news() throws InterruptedException {
    while (true) {
      TaskFuture<T> next = done.poll();
      if (next == null && !helped()) {
        next = takeInTime();
        if (next == null) {
          return null;
        }
      }
      if (next != null && isNews(next)) {
        return next;
      }
    }
  }

  // It may also tell that a further attempt at it can be helped with.
  private boolean isNews(TaskFuture<T> told) {
    return told.isDone() && pending.remove(told) != null;
  }

  private @Nullable TaskFuture<T> takeInTime() throws InterruptedException {
    if (deadline != Duty.NO_DEADLINE) {
      return done.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    ThreadWorker me = ThreadWorker.current();
    Stint waiting = me == null ? null : me.stint();
    return waiting == null ? done.take() : takeAsWorker(waiting);
  }

  // Who waits for all waits for each of them; who waits for any of them, only for the last.
  private TaskFuture<T> takeAsWorker(Stint waiting) throws InterruptedException {
    try {
      if (forAll || pending.size() == 1) {
        pending.keySet().forEach(future -> checkedWait(waiting, item(future)));
      }
      return done.take();
    } finally {
      waiting.waitFor(null);
    }
  }

  private static void checkedWait(Stint waiting, ItemFuture<?, ?> future) {
    waiting.waitFor(future);
    if (!future.isDone()) {
      Deadlocks.check(waiting, future);
    }
  }

  // As in Listeners: a worker that waits for items of its own pool runs one itself.
  private boolean helped() throws InterruptedException {
    ThreadWorker me = ThreadWorker.current();
    if (me == null || me.isAbandoned() || deadline != Duty.NO_DEADLINE) {
      return false;
    }
    for (TaskFuture<T> future : pending.keySet()) {
      ItemFuture<?, ?> item = item(future);
      Unit startable = item.pool().workerPool() == me.crew() ? item.startable() : null;
      if (startable != null) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        me.help(startable);
        return true;
      }
    }
    return false;
  }

  private void forget() {
    pending.forEach((future, tell) -> item(future).listeners().remove(tell));
    pending.clear();
  }
}
