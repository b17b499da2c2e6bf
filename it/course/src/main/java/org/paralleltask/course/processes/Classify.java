// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import java.util.stream.IntStream;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;
import org.paralleltask.course.Seconds;

/**
 * S4-05 and S4-06: ten numbers in a loop, then in ten processes: the same ten lines in any order,
 * in a tenth of the time, to which ten processes add their start.
 */
public final class Classify {
  private Classify() {}

  @ParallelTask(pool = Pool.PROCESS, workers = 10)
  static void classify(int number) throws InterruptedException {
    Seconds.sleep(2);
    String kind = number == 0 ? "a zero" : number % 2 == 0 ? "an even" : "an odd";
    System.out.println(number + " squared results in " + kind + " number");
  }

  public static void main(String... arguments) throws InterruptedException {
    long start = System.nanoTime();
    if (arguments.length > 0) {
      ClassifyTasks.classify.map(IntStream.range(0, 10).boxed()).toList();
    } else {
      for (int number = 0; number < 10; number++) {
        classify(number);
      }
    }
    System.out.println("took " + Seconds.since(start) + " seconds");
  }
}
