// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;

/**
 * S2-05: futures in the order in which they get done. Each result carries its input, because the
 * order no longer tells which it belongs to.
 */
public final class AsCompletedPairs {
  private AsCompletedPairs() {}

  /** A number, and ten times that. */
  record Pair(int n, double result) {}

  @ParallelTask
  static Pair task(int n) throws InterruptedException {
    Thread.sleep(20L * n);
    return new Pair(n, n * 10.0);
  }

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(5))) {
      List<TaskFuture<Pair>> futures =
          Stream.of(5, 4, 3, 2, 1).map(n -> pool.submit(AsCompletedPairsTasks.task, n)).toList();
      TaskFuture.asCompleted(futures)
          .forEach(future -> System.out.println("result: " + future.result()));
    }
  }
}
