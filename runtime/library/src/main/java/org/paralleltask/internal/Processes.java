// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.internal.wire.SentArrays;

/** Workers that are processes, each with a thread of this JVM that speaks to it. */
final class Processes implements Hiring {
  private static final long CHUNK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final PoolOptions options;

  private final SentArrays sentArrays = new SentArrays();
  private final Origins origins = new Origins();
  private final AtomicBoolean toldOfWear = new AtomicBoolean();

  Processes(PoolOptions options) {
    ProcessTree.requireRoom();
    this.options = options;
    Preparation.begin();
  }

  /** A worker is replaced because of its memory. That is told once: more of them will follow. */
  void replacesWorn(String worker) {
    if (toldOfWear.compareAndSet(false, true)) {
      Log.warning(
          "worker "
              + worker
              + " is replaced, as others will be: its memory has grown, or run out;"
              + " do tasks keep what they no longer need?",
          null);
    }
  }

  PoolOptions options() {
    return options;
  }

  SentArrays sentArrays() {
    return sentArrays;
  }

  @Override
  public Worker worker(Crew crew, String name) {
    return new ProcessWorker(crew, name, this, new Unwatched(), ProcessWorker.MOST_STARTS);
  }

  @Override
  public Thread thread(Worker worker) {
    return Threads.daemon(worker);
  }

  @Override
  public void requireRunnable(Task<?, ?> task) {
    task.travel().requireSendable(task.id());
  }

  @Override
  public boolean speaksForWorkers() {
    return true;
  }

  @Override
  public long chunkNanos() {
    return CHUNK_NANOS;
  }

  // The stack that an exception brings from a worker does not say who wanted the item.
  @Override
  public @Nullable Origin origin(Task<?, ?> task) {
    return origins.of(task);
  }

  /** Not a lambda: the first result of a program need not wait for those. */
  private static final class Unwatched implements Consumer<WorkerProcess> {
    @Override
    public void accept(WorkerProcess started) {}
  }
}
