// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;

/**
 * S2-10: what if the tasks are trivial? Then one worker may do them all: workers start on demand,
 * and a free one is used again. {@code activeWorkers} tells how many there are.
 */
public final class OnDemand {
  private OnDemand() {}

  @ParallelTask
  static String trivial(int n) {
    return Thread.currentThread().getName();
  }

  public static void main(String... arguments) {
    PoolOptions options = PoolOptions.of(Kind.of(arguments)).workers(5).name("worker");
    try (TaskPool pool = TaskPool.open(options)) {
      for (int n : List.of(5, 4, 3, 2, 1)) {
        System.out.println(n + " by " + pool.submit(OnDemandTasks.trivial, n).result());
      }
      System.out.println("workers: " + pool.activeWorkers() + " of " + pool.workers());
    }
  }
}
