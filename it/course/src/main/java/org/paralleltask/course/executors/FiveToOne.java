// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.Results;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S2-01 and S2-02: five items for two workers. The next item goes to the first that is free: one
 * runs 5 and 2, the other 4 and 3, and it takes about half as long as a loop. Main is not blocked
 * by {@code map}, only by the results, which come in the order of the inputs.
 */
public final class FiveToOne {
  private FiveToOne() {}

  @ParallelTask
  static double task(int n) throws InterruptedException {
    String worker = Thread.currentThread().getName();
    System.out.println(worker + ": sleeping " + n);
    Seconds.sleep(n);
    System.out.println(worker + ": done with " + n);
    return n * 10.0;
  }

  public static void main(String... arguments) throws InterruptedException {
    long start = System.nanoTime();
    PoolOptions options = PoolOptions.of(Kind.of(arguments)).workers(2).name("worker");
    try (TaskPool pool = TaskPool.open(options)) {
      System.out.println("main: starting");
      Results<Double> results = pool.map(FiveToOneTasks.task, List.of(5, 4, 3, 2, 1));
      Seconds.sleep(1);
      System.out.println("main: waiting for real results");
      System.out.println("main: results " + results.toList());
    }
    System.out.println("took " + Seconds.since(start) + " of 15 seconds");
  }
}
