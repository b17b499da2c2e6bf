// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.Results;
import org.paralleltask.RunTimedOutException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.executors.ExecutorApiTasks.PowerArgs;

/**
 * S3-04: {@code submit} with several arguments; {@code map} over several inputs side by side, with
 * a chunk size and a time limit for all; {@code shutdown} that cancels what has not started; after
 * it, both are refused.
 */
public final class ExecutorApi {
  private ExecutorApi() {}

  @ParallelTask
  static long power(int base, int exponent) {
    return Math.round(Math.pow(base, exponent));
  }

  @ParallelTask
  static int nap(int millis) throws InterruptedException {
    Thread.sleep(millis);
    return millis;
  }

  public static void main(String... arguments) {
    TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(1));
    System.out.println(
        "submit: " + pool.submit(ExecutorApiTasks.power, new PowerArgs(2, 8)).result());
    var inChunks = ExecutorApiTasks.power.chunkSize(2);
    Iterable<PowerArgs> pairs = PowerArgs.zip(List.of(2, 3, 4), List.of(5, 2, 3, 99));
    System.out.println("map: " + pool.map(inChunks, pairs).toList());

    var limited = ExecutorApiTasks.nap.runTimeout(Duration.ofSeconds(1));
    try (Results<Integer> naps = pool.map(limited, List.of(0, 60_000))) {
      naps.forEach(nap -> System.out.println("in time: " + nap));
    } catch (RunTimedOutException late) {
      System.out.println("not in time");
    }

    TaskFuture<Integer> running = pool.submit(ExecutorApiTasks.nap, 100);
    TaskFuture<Integer> queued = pool.submit(ExecutorApiTasks.nap, 60_000);
    while (!running.isRunning()) {
      Thread.onSpinWait();
    }
    pool.shutdown();
    System.out.println("cancelled at shutdown: " + pool.cancelQueued());
    pool.close();
    System.out.println("running: " + running.result() + ", queued: " + queued.isCancelled());
    try {
      pool.map(ExecutorApiTasks.nap, List.of(1));
    } catch (RejectedExecutionException refused) {
      System.out.println("map after shutdown is refused");
    }
  }
}
