// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.Results;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;
import org.paralleltask.course.threads.NativeId;

/**
 * S0-10: three workers, three items. All run at a time, while main goes on; the results come in the
 * order of the inputs, whoever finishes first.
 */
public final class MapInOrder {
  private MapInOrder() {}

  @ParallelTask
  static double task(int n) throws InterruptedException {
    String worker = Thread.currentThread().getName();
    System.out.println(worker + " " + NativeId.current() + ": sleeping " + n);
    Seconds.sleep(n);
    System.out.println(worker + ": done with " + n);
    return n * 10.0;
  }

  public static void main(String... arguments) throws InterruptedException {
    PoolOptions options = PoolOptions.of(Kind.of(arguments)).workers(3).name("pool");
    try (TaskPool pool = TaskPool.open(options)) {
      System.out.println("main: starting");
      Results<Double> results = pool.map(MapInOrderTasks.task, List.of(2, 3, 4));
      Seconds.sleep(1);
      System.out.println("main: waiting");
      System.out.println("main: results " + results.toList());
    }
  }
}
