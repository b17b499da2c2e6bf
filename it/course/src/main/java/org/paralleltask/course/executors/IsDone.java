// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/** S1-09: {@code isDone} asks without waiting. A task that returns nothing has the result null. */
public final class IsDone {
  private IsDone() {}

  @ParallelTask
  static void task(int seconds) throws InterruptedException {
    Seconds.sleep(seconds);
  }

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(1))) {
      TaskFuture<?> future = pool.submit(IsDoneTasks.task, 2);
      System.out.println("just submitted: " + future.isDone());
      System.out.println("result: " + future.result());
      System.out.println("after result: " + future.isDone());
    }
  }
}
