// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.time.Duration;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S1-18: Python's {@code apply_async(fn, args)} is {@code submit}; its {@code close()}, after which
 * no more tasks are taken, is {@code shutdown}; its {@code join()}, which waits for all of them, is
 * {@code awaitTermination}. The pool's own {@code close()} does both.
 */
public final class CloseThenJoin {
  private CloseThenJoin() {}

  @ParallelTask
  static int task(int seconds) throws InterruptedException {
    Seconds.sleep(seconds);
    return seconds;
  }

  public static void main(String... arguments) throws InterruptedException {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(2))) {
      TaskFuture<Integer> one = pool.submit(CloseThenJoinTasks.task, 1);
      TaskFuture<Integer> two = pool.submit(CloseThenJoinTasks.task, 2);
      System.out.println("join before close: " + pool.awaitTermination(Duration.ZERO));
      pool.shutdown();
      System.out.println("close, then join: " + pool.awaitTermination(Duration.ofSeconds(30)));
      System.out.println("results " + one.result() + " and " + two.result());
    }
  }
}
