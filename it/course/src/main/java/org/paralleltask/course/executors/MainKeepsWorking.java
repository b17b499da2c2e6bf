// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/** S2-07: main works while the task runs: it calls the very same method, which stays a method. */
public final class MainKeepsWorking {
  private MainKeepsWorking() {}

  @ParallelTask
  static int task(int n) throws InterruptedException {
    System.out.println("task sleeping for " + n + " seconds");
    Seconds.sleep(n);
    System.out.println("task (agument " + n + ") done");
    return n * 10;
  }

  public static void main(String... arguments) throws InterruptedException {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(1))) {
      TaskFuture<Integer> future = pool.submit(MainKeepsWorkingTasks.task, 5);
      future.onDone(
          done -> System.out.println(done.input() + ": value returned: " + done.result()));
      Seconds.sleep(1); // for the order of the first two lines
      System.out.println("moving on…");
      System.out.println("Calling task again:  " + task(1));
    }
  }
}
