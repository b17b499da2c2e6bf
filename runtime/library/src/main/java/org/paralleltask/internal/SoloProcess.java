// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;

/** A pool of one process for one item, which has the name of the pool, and is not replaced. */
public final class SoloProcess<O extends @Nullable Object> implements Hiring {
  private final boolean daemon;
  private final Processes processes;
  private final EnginePool pool;
  private final TaskFuture<O> future;
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile @Nullable WorkerProcess process;
  private volatile boolean endedOnPurpose;

  private <I extends @Nullable Object> SoloProcess(
      Task<I, O> task, I input, PoolOptions options, boolean daemon) {
    this.daemon = daemon;
    this.processes = new Processes(options);
    this.pool = EnginePool.of(new Crew(options, 1, options.name(), this));
    this.future = pool.submit(task, input);
    future.onDone(done -> begun.countDown());
    pool.shutdown();
  }

  /**
   * Starts it, and returns when it has a pid, or cannot be started, which its future then says. If
   * the caller is interrupted meanwhile, it is ended: nobody could, later on.
   */
  public static <I extends @Nullable Object, O extends @Nullable Object> SoloProcess<O> start(
      Task<I, O> task, I input, PoolOptions options, boolean daemon) throws InterruptedException {
    SoloProcess<O> made = new SoloProcess<>(task, input, options, daemon);
    try {
      made.begun.await();
      return made;
    } catch (InterruptedException e) {
      made.interrupt();
      throw e;
    }
  }

  @Override
  public Worker worker(Crew crew, String name) {
    return new ProcessWorker(crew, name, processes, this::begun, 1);
  }

  private void begun(WorkerProcess started) {
    process = started;
    begun.countDown();
  }

  @Override
  public Thread thread(Worker worker) {
    return processes.thread(worker);
  }

  @Override
  public void requireRunnable(Task<?, ?> task) {
    processes.requireRunnable(task);
  }

  @Override
  public boolean speaksForWorkers() {
    return processes.speaksForWorkers();
  }

  @Override
  public long chunkNanos() {
    return processes.chunkNanos();
  }

  @Override
  public @Nullable Origin origin(Task<?, ?> task) {
    return processes.origin(task);
  }

  @Override
  public String name(String crew, int number) {
    return crew;
  }

  @Override
  public boolean keepsJvmAlive() {
    return !daemon;
  }

  // It may be meant to stay until it is terminated.
  @Override
  public boolean endsStandstill() {
    return false;
  }

  // ---- the process ----

  /** What its task has done. */
  public TaskFuture<O> future() {
    return future;
  }

  /** Its number; 0 if it could not be started. */
  public long pid() {
    WorkerProcess started = process;
    return started == null ? 0 : started.pid();
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    WorkerProcess started = process;
    return started != null && started.isAlive();
  }

  /** How it ended: 1 also if its task threw, or was cancelled; empty as long as it is alive. */
  public OptionalInt exitCode() {
    WorkerProcess started = process;
    if (started == null || started.isAlive()) {
      return started == null ? OptionalInt.of(1) : OptionalInt.empty();
    }
    int code = started.exitCode();
    ItemFuture<?, ?> item = (ItemFuture<?, ?>) future;
    boolean failed = future.isCancelled() || (item.hasFailed() && !item.hasLostWorker());
    return OptionalInt.of(code == 0 && failed ? 1 : code);
  }

  /** The signal that ended it, or else its exit code; empty for 0. */
  public static String cause(int code) {
    return ExitCause.shortly(code);
  }

  /** Waits until it has ended; false if that takes longer than the limit. */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    return pool.awaitTermination(limit);
  }

  /** Asks it to end. */
  public void terminate() {
    WorkerProcess started = process;
    endedOnPurpose = true;
    if (started != null) {
      started.terminate();
    }
  }

  /** Ends it. */
  public void kill() {
    WorkerProcess started = process;
    endedOnPurpose = true;
    if (started != null) {
      started.kill();
    }
  }

  /** Interrupts its task. */
  public void interrupt() {
    pool.shutdownNow();
  }

  /** Throws a failure that nobody has looked at; only when it has ended. */
  public void close() {
    if (endedOnPurpose) {
      pool.unobserved().takeAll();
    }
    pool.close();
  }
}
