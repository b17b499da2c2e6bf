// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;
import org.paralleltask.Results;

/**
 * S0-12, nested in processes: an item of a worker process cannot wait for its own pool, which is
 * main's, and so cannot get stuck in it. It runs a pool of its own, which ends with it.
 */
public final class NestedProcesses {
  private NestedProcesses() {}

  @ParallelTask(pool = Pool.PROCESS, workers = 1)
  static int square(int number) {
    return number * number;
  }

  @ParallelTask(pool = Pool.PROCESS, workers = 1)
  static int sumOfSquares(int number) {
    try (Results<Integer> squares = NestedProcessesTasks.square.map(List.of(number, 2))) {
      return squares.stream().mapToInt(Integer::intValue).sum();
    }
  }

  public static void main(String... arguments) {
    System.out.println("nested: " + NestedProcessesTasks.sumOfSquares.map(List.of(5, 6)).toList());
  }
}
