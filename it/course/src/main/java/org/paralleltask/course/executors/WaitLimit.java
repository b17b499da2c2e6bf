// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.TaskTimedOutException;
import org.paralleltask.course.Kind;

/**
 * S1-08: two limits. {@code result(limit)} ends the waiting, and the item goes on; {@code timeout}
 * is a deadline that ends the item.
 */
public final class WaitLimit {
  private WaitLimit() {}

  @ParallelTask
  static String download(String file) throws InterruptedException {
    Thread.sleep(300);
    System.out.println(file + " was downloaded...");
    return file;
  }

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(1))) {
      TaskFuture<String> waited = pool.submit(WaitLimitTasks.download, "slow.png");
      try {
        waited.result(Duration.ofMillis(50));
      } catch (TimeoutException tooLong) {
        System.out.println("not there after 50 ms: " + waited.isDone());
      }
      System.out.println("later: " + waited.result());

      var hurried = WaitLimitTasks.download.timeout(Duration.ofMillis(50));
      try {
        pool.submit(hurried, "never.png").result();
      } catch (TaskTimedOutException ended) {
        System.out.println("ended at its deadline: " + ended.toString().lines().toList().get(0));
      }
    }
  }
}
