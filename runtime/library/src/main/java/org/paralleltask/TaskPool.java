// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.EnginePool;

/**
 * Workers that run the items of any number of tasks, opened and closed by the caller.
 *
 * <p>Workers are started when there is work and none of them is free, and end when there has been
 * none for some time. All methods may be called by any thread, also by tasks: an item that waits
 * for another item of the same pool, which no worker has started yet, runs it itself.
 *
 * <pre>{@code
 * try (TaskPool pool = TaskPool.threads(4)) {
 *   TaskFuture<Long> size = pool.submit(FilesTasks.size, path);
 *   for (Path small : pool.map(ThumbnailsTasks.resize, images)) {
 *     ...
 *   }
 *   System.out.println(size.result());
 * }
 * }</pre>
 */
public interface TaskPool extends AutoCloseable {
  /**
   * Opens a pool.
   *
   * @throws PoolUnavailableException if this JVM does not have the kind of pool
   */
  static TaskPool open(PoolOptions options) {
    return EnginePool.open(options);
  }

  /** Opens a pool of this many platform threads, at least 1. */
  static TaskPool threads(int workers) {
    return open(PoolOptions.of(Pool.THREAD).workers(workers));
  }

  /**
   * Opens a pool of this many virtual threads, at least 1.
   *
   * @throws PoolUnavailableException before Java 21
   */
  static TaskPool virtual(int workers) {
    return open(PoolOptions.of(Pool.VIRTUAL).workers(workers));
  }

  /**
   * Runs one item, as soon as a worker is free. As Python's {@code Executor.submit}.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the pool is shut down
   */
  <I extends @Nullable Object, O extends @Nullable Object> TaskFuture<O> submit(
      Task<I, O> task, I item);

  /**
   * Runs all items, and hands results over in the order of the inputs; see {@link
   * Task#map(Iterable)}. The task's own kind of pool and number of workers do not matter here.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the pool is shut down; if it is shut
   *     down later, the results of what has started are still handed over before that is thrown
   */
  <I extends @Nullable Object, O extends @Nullable Object> Results<O> map(
      Task<I, O> task, Iterable<? extends I> inputs);

  /** As {@link #map(Task, Iterable)}, pulling from a stream, which is closed at the end. */
  <I extends @Nullable Object, O extends @Nullable Object> Results<O> map(
      Task<I, O> task, Stream<? extends I> inputs);

  /** As {@link #map(Task, Iterable)}, but every result as soon as it is there. */
  <I extends @Nullable Object, O extends @Nullable Object> Results<O> asCompleted(
      Task<I, O> task, Iterable<? extends I> inputs);

  /** As {@link #asCompleted(Task, Iterable)}, pulling from a stream, closed at the end. */
  <I extends @Nullable Object, O extends @Nullable Object> Results<O> asCompleted(
      Task<I, O> task, Stream<? extends I> inputs);

  /** Runs all items, and hands every outcome over; see {@link Task#outcomes(Iterable)}. */
  <I extends @Nullable Object, O extends @Nullable Object> Results<Outcome<I, O>> outcomes(
      Task<I, O> task, Iterable<? extends I> inputs);

  /** As {@link #outcomes(Task, Iterable)}, pulling from a stream, which is closed at the end. */
  <I extends @Nullable Object, O extends @Nullable Object> Results<Outcome<I, O>> outcomes(
      Task<I, O> task, Stream<? extends I> inputs);

  /** How many items can run at a time. */
  int workers();

  /** How many workers have been started and have not ended. */
  int activeWorkers();

  /** How many items wait for the time of their next attempt; meanwhile they hold no worker. */
  int waitingItems();

  /**
   * Changes how many items run at a time, from now on: workers that are too many end when their
   * item does, the others stay.
   *
   * @param workers at least 1
   * @throws IllegalArgumentException if it is less
   */
  void resize(int workers);

  /** Takes no further work, and returns at once; accepted items still run. Safe to call twice. */
  void shutdown();

  /** Cancels all items that have not started; returns how many. */
  int cancelQueued();

  /** Takes no further work, cancels what has not started, and interrupts what runs. */
  void shutdownNow();

  /**
   * Waits until all workers have ended, after a {@link #shutdown}, but no longer than the limit;
   * returns whether they have. Failures are left for {@link #close()}.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  boolean awaitTermination(Duration limit) throws InterruptedException;

  /**
   * Shuts down, and waits until all accepted items have run, as Python's executors do at the end of
   * a {@code with} block. Safe to call twice. If the thread is interrupted meanwhile, what runs is
   * interrupted too, and the interrupted status is set at the end.
   *
   * @throws UnobservedFailuresException if items failed and nobody looked at their failure
   * @throws IllegalStateException if one of its own workers calls it
   */
  @Override
  void close();

  /**
   * As {@link #close()}, but when the limit has passed, cancels what has not started, interrupts
   * what runs, and waits a second more for that to stop.
   *
   * @return whether all accepted items have run
   * @throws UnobservedFailuresException if items failed and nobody looked at their failure
   */
  boolean close(Duration limit);
}
