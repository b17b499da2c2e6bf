// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S0-11 and S2-03: {@code submit} returns a future at once, {@code result} waits. As text, a future
 * tells its state.
 */
public final class SubmitOne {
  private SubmitOne() {}

  @ParallelTask
  static double task(int n) throws InterruptedException {
    Seconds.sleep(1);
    return n * 10.0;
  }

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(2))) {
      TaskFuture<Double> future = pool.submit(SubmitOneTasks.task, 10);
      while (!future.isRunning()) {
        Thread.onSpinWait();
      }
      System.out.println("main: " + future);
      System.out.println("main: " + future.result());
      System.out.println("main: " + future);
    }
  }
}
