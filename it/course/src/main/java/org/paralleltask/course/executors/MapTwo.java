// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.Results;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S1-05: {@code map} is as if you called {@code submit} on each, and then {@code result} on each.
 */
public final class MapTwo {
  private MapTwo() {}

  @ParallelTask
  static int task(int id) throws InterruptedException {
    return Sequential.task(id);
  }

  public static void main(String... arguments) {
    long start = System.nanoTime();
    try (Results<Integer> results =
        MapTwoTasks.task.pool(Kind.of(arguments)).workers(2).map(List.of(1, 2))) {
      results.forEach(result -> System.out.println("result " + result));
    }
    System.out.println("Completed in " + Seconds.since(start) + " seconds");
  }
}
