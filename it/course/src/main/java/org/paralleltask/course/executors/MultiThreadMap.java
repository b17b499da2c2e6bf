// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/** S3-11: the same four, mapped: all start before one is finished, and it takes one second. */
public final class MultiThreadMap {
  private MultiThreadMap() {}

  public static void main(String... arguments) {
    long start = System.nanoTime();
    SleepersTasks.task.pool(Kind.of(arguments)).map(List.of(0, 1, 2, 3)).toList();
    System.out.println("took " + Seconds.since(start) + " seconds");
  }
}
