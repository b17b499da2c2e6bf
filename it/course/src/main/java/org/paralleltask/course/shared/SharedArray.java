// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import java.util.Arrays;
import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskProcess;
import org.paralleltask.course.shared.SharedArrayTasks.SquareArgs;
import org.paralleltask.sync.SharedInt;
import org.paralleltask.sync.SharedInts;

/**
 * S4-16: an array and a value that two processes share: what the child has written, main reads. A
 * list would be a copy, and stay as it was.
 */
public final class SharedArray {
  private SharedArray() {}

  @ParallelTask
  static void square(List<Integer> numbers, SharedInts squares, SharedInt sum) {
    for (int i = 0; i < numbers.size(); i++) {
      squares.set(i, numbers.get(i) * numbers.get(i));
    }
    sum.set(Arrays.stream(squares.toArray()).sum());
    tell("process p1", squares, sum);
  }

  public static void main(String... arguments) {
    try (SharedInts squares = SharedInts.create(4);
        SharedInt sum = SharedInt.create();
        TaskProcess<Void> p1 =
            TaskProcess.of(
                    SharedArrayTasks.square, new SquareArgs(List.of(1, 2, 3, 4), squares, sum))
                .name("p1")) {
      p1.start().join();
      tell("main program", squares, sum);
    }
  }

  private static void tell(String where, SharedInts squares, SharedInt sum) {
    System.out.println("Result (in " + where + "): " + Arrays.toString(squares.toArray()));
    System.out.println("Sum of squares (in " + where + "): " + sum.get());
  }
}
