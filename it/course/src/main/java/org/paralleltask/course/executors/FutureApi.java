// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S3-05: what a future can be asked. {@code cancel} is refused once the item runs; a cancelled item
 * counts as done; {@code result} and {@code exception} wait no longer than told.
 */
public final class FutureApi {
  private FutureApi() {}

  @ParallelTask
  static int task(int n) throws InterruptedException {
    Seconds.sleep(3);
    return n;
  }

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(1))) {
      TaskFuture<Integer> running = pool.submit(FutureApiTasks.task, 1);
      TaskFuture<Integer> queued = pool.submit(FutureApiTasks.task, 2);
      while (!running.isRunning()) {
        Thread.onSpinWait();
      }
      System.out.println("cancel a running one: " + running.cancel());
      System.out.println("cancel a queued one: " + queued.cancel());
      System.out.println("is the cancelled one done: " + queued.isDone());
      try {
        running.exception(Duration.ZERO);
      } catch (TimeoutException notYet) {
        System.out.println("no exception yet");
      }
      System.out.println("result: " + running.result());
      System.out.println("exception: " + running.exception());
      System.out.println("cancel a finished one: " + running.cancel());
    }
  }
}
