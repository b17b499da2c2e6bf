// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S3-12: the same four, submitted. In Python two lines may come out as one; {@code println} writes
 * a line whole, and what worker processes print arrives line by line.
 */
public final class MultiThreadSubmit {
  private MultiThreadSubmit() {}

  public static void main(String... arguments) {
    long start = System.nanoTime();
    try (TaskPool pool = SleepersTasks.task.pool(Kind.of(arguments)).open()) {
      List<TaskFuture<Integer>> futures =
          Stream.of(0, 1, 2, 3).map(id -> pool.submit(SleepersTasks.task, id)).toList();
      futures.forEach(TaskFuture::result);
    }
    System.out.println("took " + Seconds.since(start) + " seconds");
  }
}
