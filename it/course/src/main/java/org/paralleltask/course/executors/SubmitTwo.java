// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/** S1-03: the same two tasks, submitted: both start before one is done, and it takes one second. */
public final class SubmitTwo {
  private SubmitTwo() {}

  @ParallelTask
  static int task(int id) throws InterruptedException {
    return Sequential.task(id);
  }

  public static void main(String... arguments) {
    long start = System.nanoTime();
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)))) {
      TaskFuture<Integer> first = pool.submit(SubmitTwoTasks.task, 1);
      TaskFuture<Integer> second = pool.submit(SubmitTwoTasks.task, 2);
      System.out.println("results " + first.result() + " and " + second.result());
    }
    System.out.println("Completed in " + Seconds.since(start) + " seconds");
  }
}
