// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.Mode;
import org.paralleltask.Results;
import org.paralleltask.Task;

/** How much memory a run holds while it is under way, whatever its number of items. */
final class LiveHeap {
  private static final int SAMPLES = 20;

  private LiveHeap() {}

  /** The most bytes that were live, after a collection, above those that were before the run. */
  static long most(Mode mode, int items) {
    Task<Integer, Integer> task = Task.of("heap", item -> item + 1);
    long before = used();
    long most = 0;
    long sum = 0;
    int taken = 0;
    try (Results<Integer> results = start(mode, task, items)) {
      for (int result : results) {
        sum += result;
        if (++taken % (items / SAMPLES) == 0) {
          most = Math.max(most, used() - before);
        }
      }
    }
    if (taken != items || sum != (long) items * (items + 1L) / 2) {
      throw new IllegalStateException(taken + " of " + items + " results, which add up to " + sum);
    }
    return most;
  }

  private static Results<Integer> start(Mode mode, Task<Integer, Integer> task, int items) {
    Stream<Integer> inputs = IntStream.range(0, items).boxed();
    return switch (mode) {
      case MAP -> task.map(inputs);
      case AS_COMPLETED -> task.asCompleted(inputs);
    };
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
