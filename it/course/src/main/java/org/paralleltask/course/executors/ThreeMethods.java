// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;

/**
 * S1-04: the three methods of an executor: {@code submit}, {@code map}, {@code shutdown}. The end
 * of a try-with-resources block shuts down and waits. A task that is run without a pool opens and
 * closes one by itself.
 */
public final class ThreeMethods {
  private ThreeMethods() {}

  @ParallelTask
  static int square(int number) {
    return number * number;
  }

  public static void main(String... arguments) {
    PoolOptions options = PoolOptions.of(Kind.of(arguments)).workers(2);
    TaskPool pool = TaskPool.open(options);
    try (pool) {
      System.out.println("submit: " + pool.submit(ThreeMethodsTasks.square, 3).result());
      System.out.println("map: " + pool.map(ThreeMethodsTasks.square, List.of(1, 2)).toList());
    }
    try {
      System.out.println(pool.submit(ThreeMethodsTasks.square, 4).result());
    } catch (RejectedExecutionException shutDown) {
      System.out.println("after shutdown: " + shutDown.getMessage());
    }
    System.out.println(
        "without a pool: "
            + ThreeMethodsTasks.square.pool(options.pool()).map(List.of(5, 6)).toList());
  }
}
