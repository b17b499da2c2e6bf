// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;

/** Workers that are threads of this JVM, platform or virtual. */
final class Threads implements Hiring {
  private static final long CHUNK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final PoolOptions options;
  private final ThreadFactory threads;

  Threads(PoolOptions options, ThreadFactory threads) {
    this.options = options;
    this.threads = threads;
  }

  static Thread daemon(Runnable worker) {
    Thread thread = new Thread(worker);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Worker worker(Crew crew, String name) {
    return new ThreadWorker(crew, name, options);
  }

  @Override
  public Thread thread(Worker worker) {
    return threads.newThread(worker);
  }

  @Override
  public void requireRunnable(Task<?, ?> task) {}

  @Override
  public boolean speaksForWorkers() {
    return false;
  }

  @Override
  public long chunkNanos() {
    return CHUNK_NANOS;
  }

  @Override
  public @Nullable Origin origin(Task<?, ?> task) {
    return null;
  }
}
