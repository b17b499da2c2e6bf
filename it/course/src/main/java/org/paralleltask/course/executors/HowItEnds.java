// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/** S2-04: {@code result} waits until the task returns, throws, or is cancelled. */
public final class HowItEnds {
  private HowItEnds() {}

  @ParallelTask
  static int divide(int divisor) throws InterruptedException {
    Seconds.sleep(1);
    return 100 / divisor;
  }

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(1))) {
      TaskFuture<Integer> good = pool.submit(HowItEndsTasks.divide, 5);
      TaskFuture<Integer> bad = pool.submit(HowItEndsTasks.divide, 0);
      TaskFuture<Integer> late = pool.submit(HowItEndsTasks.divide, 1);
      late.cancel();
      List.of(good, bad, late).forEach(HowItEnds::tell);
    }
  }

  private static void tell(TaskFuture<Integer> future) {
    try {
      System.out.println("returned " + future.result());
    } catch (TaskFailedException failed) {
      System.out.println("raised " + failed.getCause());
    } catch (CancellationException cancelled) {
      System.out.println("was cancelled");
    }
  }
}
