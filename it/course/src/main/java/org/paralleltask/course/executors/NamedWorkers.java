// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S3-07: the name of a pool is the beginning of its workers' names: {@code Prefix_0}, and so on.
 */
public final class NamedWorkers {
  private NamedWorkers() {}

  @ParallelTask
  static String worker(int item) throws InterruptedException {
    Seconds.sleep(1);
    return Thread.currentThread().getName();
  }

  public static void main(String... arguments) {
    PoolOptions options = PoolOptions.of(Kind.of(arguments)).workers(2).name("Prefix");
    try (TaskPool pool = TaskPool.open(options)) {
      pool.map(NamedWorkersTasks.worker, List.of(1, 2)).stream()
          .sorted()
          .forEach(System.out::println);
    }
  }
}
