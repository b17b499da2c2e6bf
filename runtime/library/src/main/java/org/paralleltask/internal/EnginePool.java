// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import static org.paralleltask.ParallelTask.AUTO;

import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Mode;
import org.paralleltask.Outcome;
import org.paralleltask.ParallelTaskException;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.UnobservedFailuresException;

/** The engine above the workers, the same for all kinds of them. */
public final class EnginePool implements TaskPool {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration FOR_EVER = Duration.ofDays(365_000);
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final int DEFAULT_VIRTUAL = 1000;
  private static final int MOST_DEFAULT_THREADS = 32;
  private static final Thread NEVER_A_HOOK = new Thread();

  private final WorkerPool workers;
  private final Unobserved unobserved = new Unobserved();
  private final AtomicLong submitted = new AtomicLong();
  private final AtomicBoolean isWatched = new AtomicBoolean();

  private EnginePool(WorkerPool workers) {
    this.workers = workers;
  }

  /** Opens a pool of the kind that the options name. */
  public static TaskPool open(PoolOptions options) {
    Hiring hiring = hiring(options);
    int slots = options.workers() == AUTO ? defaultWorkers(options.pool()) : options.workers();
    String name =
        options.name().isEmpty()
            ? "parallel-" + NUMBER.incrementAndGet() + "-worker"
            : options.name();
    return of(new Crew(options, slots, name, hiring));
  }

  static EnginePool of(Crew crew) {
    return new EnginePool(crew);
  }

  private static Hiring hiring(PoolOptions options) {
    return switch (options.pool()) {
      case THREAD -> new Threads(options, Threads::daemon);
      case VIRTUAL -> new Threads(options, VirtualThreads.factory());
      case PROCESS -> new Processes(options);
    };
  }

  private static int defaultWorkers(Pool pool) {
    int processors = Runtime.getRuntime().availableProcessors();
    return switch (pool) {
      case THREAD -> Math.min(MOST_DEFAULT_THREADS, processors + 4);
      case VIRTUAL -> DEFAULT_VIRTUAL;
      case PROCESS -> processors;
    };
  }

  WorkerPool workerPool() {
    return workers;
  }

  /** To be asked for when something has failed: only then somebody has to see to it. */
  Unobserved unobserved() {
    if (isWatched.compareAndSet(false, true)) {
      watch();
    }
    return unobserved;
  }

  private void watch() {
    try {
      Dropped.CLEANER.register(this, unobserved);
    } catch (OutOfMemoryError none) {
      isWatched.set(false); // the next time, if it is not closed before
    }
  }

  /** Notices pools that nobody closes. Starts a thread, so it is not loaded without need. */
  private static final class Dropped {
    static final Cleaner CLEANER = Cleaner.create();
  }

  @Override
  public <I extends @Nullable Object, O extends @Nullable Object> TaskFuture<O> submit(
      Task<I, O> task, I item) {
    requireRunningJvm();
    Objects.requireNonNull(task, "task");
    workers.requireRunnable(task);
    ItemFuture<I, O> future = new ItemFuture<>(this, task, item, submitted.getAndIncrement());
    workers.execute(future);
    return future;
  }

  // While the JVM shuts down it may end at any moment, with the item half done and nobody told.
  private static void requireRunningJvm() {
    try {
      Runtime.getRuntime().removeShutdownHook(NEVER_A_HOOK);
    } catch (IllegalStateException e) {
      throw new RejectedExecutionException("the JVM is shutting down: no item can be submitted", e);
    }
  }

  @Override
  public <I extends @Nullable Object, O extends @Nullable Object> Results<O> map(
      Task<I, O> task, Iterable<? extends I> inputs) {
    return start(task, Inputs.of(inputs), Mode.MAP, false);
  }

  @Override
  public <I extends @Nullable Object, O extends @Nullable Object> Results<O> map(
      Task<I, O> task, Stream<? extends I> inputs) {
    return start(task, Inputs.of(inputs), Mode.MAP, false);
  }

  @Override
  public <I extends @Nullable Object, O extends @Nullable Object> Results<O> asCompleted(
      Task<I, O> task, Iterable<? extends I> inputs) {
    return start(task, Inputs.of(inputs), Mode.AS_COMPLETED, false);
  }

  @Override
  public <I extends @Nullable Object, O extends @Nullable Object> Results<O> asCompleted(
      Task<I, O> task, Stream<? extends I> inputs) {
    return start(task, Inputs.of(inputs), Mode.AS_COMPLETED, false);
  }

  @Override
  public <I extends @Nullable Object, O extends @Nullable Object> Results<Outcome<I, O>> outcomes(
      Task<I, O> task, Iterable<? extends I> inputs) {
    return start(task, Inputs.of(inputs), task.options().mode(), true);
  }

  @Override
  public <I extends @Nullable Object, O extends @Nullable Object> Results<Outcome<I, O>> outcomes(
      Task<I, O> task, Stream<? extends I> inputs) {
    return start(task, Inputs.of(inputs), task.options().mode(), true);
  }

  private <T extends @Nullable Object> Results<T> start(
      Task<?, ?> task, Inputs inputs, Mode mode, boolean traced) {
    Objects.requireNonNull(task, "task");
    workers.requireRunnable(task);
    if (workers.isShutdown()) {
      throw new RejectedExecutionException(
          "the pool is shut down and takes no further items; open a new pool");
    }
    Delivery order = mode == Mode.MAP ? new Delivery.InputOrder() : new Delivery.CompletionOrder();
    return new BatchResults<>(new Batch<>(this, task, inputs, traced, order));
  }

  @Override
  public int workers() {
    return workers.slots();
  }

  @Override
  public int activeWorkers() {
    return workers.activeWorkers();
  }

  @Override
  public int waitingItems() {
    return workers.waitingItems();
  }

  @Override
  public void resize(int newWorkers) {
    if (newWorkers < 1) {
      throw new IllegalArgumentException(
          "\"workers\" must be greater than 0, but was " + newWorkers);
    }
    workers.resize(newWorkers);
  }

  @Override
  public void shutdown() {
    workers.shutdown();
  }

  @Override
  public int cancelQueued() {
    return workers.cancelQueued();
  }

  @Override
  public void shutdownNow() {
    workers.halt();
  }

  @Override
  public boolean awaitTermination(Duration limit) throws InterruptedException {
    return workers.awaitTermination(limit);
  }

  @Override
  public void close() {
    requireOtherThread();
    workers.shutdown();
    if (awaitEnd(FOR_EVER)) {
      throwUnobserved();
    }
  }

  @Override
  public boolean close(Duration limit) {
    requireOtherThread();
    workers.shutdown();
    boolean drained = awaitEnd(limit);
    if (!drained) {
      shutdownNow();
      awaitEnd(GRACE);
    }
    throwUnobserved();
    return drained;
  }

  // Whoever is interrupted wants to be gone: what runs is interrupted too, and waited for.
  private boolean awaitEnd(Duration limit) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return workers.awaitTermination(limit);
        } catch (InterruptedException e) {
          interrupted = true;
          shutdownNow();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void requireOtherThread() {
    if (workers.isOwnThread()) {
      throw new IllegalStateException(
          Thread.currentThread().getName()
              + " cannot close its own pool: it would wait for itself."
              + " Call shutdown() in the task, and close the pool where it was opened.");
    }
  }

  private void throwUnobserved() {
    List<ParallelTaskException> failures = unobserved.takeAll();
    if (!failures.isEmpty()) {
      throw new UnobservedFailuresException(failures);
    }
  }
}
