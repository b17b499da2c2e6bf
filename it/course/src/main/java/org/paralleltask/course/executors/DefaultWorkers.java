// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import org.paralleltask.PoolOptions;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;

/**
 * S3-06: how many workers a pool has if nobody says: {@code min(32, processors + 4)} threads, a
 * process a processor, 1000 virtual threads.
 */
public final class DefaultWorkers {
  private DefaultWorkers() {}

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)))) {
      System.out.println("processors: " + Runtime.getRuntime().availableProcessors());
      System.out.println("workers: " + pool.workers());
    }
  }
}
