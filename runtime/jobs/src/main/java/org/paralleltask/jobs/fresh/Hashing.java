// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads files beside the items that run, so that none waits for that. */
final class Hashing implements Executor, AutoCloseable {
  private static final int MOST_THREADS = 4;

  private final AtomicInteger threads = new AtomicInteger();
  private final ThreadPoolExecutor executor;

  Hashing() {
    int count = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    executor =
        new ThreadPoolExecutor(
            count, count, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    executor.allowCoreThreadTimeOut(true);
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "parallel-hash-" + threads.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable work) {
    executor.execute(work);
  }

  /** Has a file read. After {@link #close} it is read when it is asked for. */
  void start(Hash hash) {
    execute(hash.task);
  }

  /** What is in a file that looks as the sight says; empty if it does not look so any more. */
  static Optional<String> read(Sight sight) throws IOException {
    String hash = ContentHash.of(sight.path());
    return Sight.of(sight.path()).equals(sight) ? Optional.of(hash) : Optional.empty();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** The hash of one file: not begun, under way, or known. */
  static final class Hash {
    private final FutureTask<Optional<String>> task;

    Hash(Sight sight) {
      this.task = new FutureTask<>(() -> read(sight));
    }

    /**
     * Waits for it, or reads the file itself if nobody does yet.
     *
     * @return empty if the file has changed since it was looked at
     */
    Optional<String> get() throws IOException {
      task.run(); // does nothing if it runs, or has run
      boolean interrupted = false;
      try {
        while (true) {
          try {
            return task.get();
          } catch (InterruptedException later) {
            interrupted = true;
          }
        }
      } catch (ExecutionException failed) {
        throw new IOException(failed.getCause());
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
