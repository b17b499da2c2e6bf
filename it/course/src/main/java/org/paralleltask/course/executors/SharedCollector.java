// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;
import org.paralleltask.Results;
import org.paralleltask.Task;

/**
 * S1-22: where partial results go. Return them: that is right in every pool. A list that several
 * threads add to loses some, or breaks; a thread-safe collection does not, but it is shared between
 * threads alone, never between processes.
 */
public final class SharedCollector {
  private SharedCollector() {}

  @ParallelTask(workers = 4)
  static int square(int number) {
    return number * number;
  }

  public static void main(String... arguments) {
    try (Results<Integer> squares =
        SharedCollectorTasks.square.map(IntStream.rangeClosed(1, 1000).boxed())) {
      System.out.println("returned: " + squares.stream().mapToInt(Integer::intValue).sum());
    }
    Collection<Integer> collected = new ConcurrentLinkedDeque<>();
    Task<Integer, Boolean> collect = Task.of("collect", number -> collected.add(number * number));
    collect.pool(Pool.THREAD).workers(4).map(IntStream.rangeClosed(1, 1000).boxed()).toList();
    System.out.println("collected: " + collected.stream().mapToInt(Integer::intValue).sum());
  }
}
