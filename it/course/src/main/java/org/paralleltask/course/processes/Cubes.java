// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.processes.CubesTasks.AddArgs;
import org.paralleltask.course.processes.CubesTasks.SubtractArgs;

/** S4-10, two exercises: five processes compute cubes; two processes add and subtract. */
public final class Cubes {
  private Cubes() {}

  @ParallelTask(pool = Pool.PROCESS, workers = 5)
  static int cube(int number) {
    return number * number * number;
  }

  @ParallelTask
  static int add(int one, int other) {
    return one + other;
  }

  @ParallelTask
  static int subtract(int one, int other) {
    return one - other;
  }

  public static void main(String... arguments) {
    System.out.println("cubes: " + CubesTasks.cube.map(List.of(1, 2, 3, 4, 5)).toList());
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Pool.PROCESS).workers(2))) {
      TaskFuture<Integer> sum = pool.submit(CubesTasks.add, new AddArgs(20, 10));
      TaskFuture<Integer> difference = pool.submit(CubesTasks.subtract, new SubtractArgs(20, 10));
      System.out.println("sum: " + sum.result() + ", difference: " + difference.result());
    }
  }
}
