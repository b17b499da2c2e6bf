// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;
import org.paralleltask.course.Seconds;

/**
 * S4-22 and S4-23: squares in a loop, then in two worker processes that get two items at a time:
 * the same list in the same order. A process that has nothing to do takes over what another one has
 * got and not begun, so two items of a chunk may have different pids.
 */
public final class Squares {
  private Squares() {}

  @ParallelTask(pool = Pool.PROCESS, workers = 2, chunkSize = 2)
  static int square(int number) throws InterruptedException {
    System.out.println(number + " in process " + ProcessHandle.current().pid());
    Seconds.sleep(2);
    return number * number;
  }

  public static void main(String... arguments) {
    List<Integer> loop = new ArrayList<>();
    for (int number = 1; number <= 10; number++) {
      loop.add(number * number);
    }
    System.out.println(loop);
    System.out.println(SquaresTasks.square.map(IntStream.rangeClosed(1, 10).boxed()).toList());
  }
}
