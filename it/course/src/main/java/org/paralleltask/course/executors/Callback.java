// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S2-06 and S2-08: a callback gets the future, which knows its input. In it, nothing waits: the
 * item is done, so it can be asked how it ended.
 */
public final class Callback {
  private Callback() {}

  @ParallelTask
  static int task(int n) throws InterruptedException {
    Seconds.sleep(1);
    if (n < 0) {
      throw new IllegalArgumentException("negative: " + n);
    }
    return n * 10;
  }

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(1))) {
      TaskFuture<Integer> good = pool.submit(CallbackTasks.task, 5);
      TaskFuture<Integer> bad = pool.submit(CallbackTasks.task, -1);
      TaskFuture<Integer> cancelled = pool.submit(CallbackTasks.task, 6);
      good.onDone(Callback::done);
      bad.onDone(Callback::done);
      cancelled.onDone(Callback::done);
      cancelled.cancel();
    }
  }

  private static void done(TaskFuture<Integer> future) {
    if (future.isCancelled()) {
      System.out.println(future.input() + ": canceled");
      return;
    }
    Throwable error = future.exception();
    if (error != null) {
      System.out.println(future.input() + ": error returned: " + error.getMessage());
    } else {
      System.out.println(future.input() + ": value returned: " + future.result());
    }
  }
}
