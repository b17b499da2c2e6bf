// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S3-02: what a pool controls. When workers start: when there is work for them. What idle ones do:
 * they wait, and use no processor time. How many items a worker process may run before it is
 * replaced: here two.
 */
public final class PoolControls {
  private PoolControls() {}

  @ParallelTask
  static long pid(int item) {
    return ProcessHandle.current().pid();
  }

  public static void main(String... arguments) throws InterruptedException {
    PoolOptions options = PoolOptions.of(Kind.of(arguments)).workers(1);
    try (TaskPool pool = TaskPool.open(options.jvm(options.jvm().maxItems(2)))) {
      Stream<Integer> items = IntStream.range(0, 6).boxed();
      System.out.println("workers before any work: " + pool.activeWorkers());
      System.out.println(
          "pids for six items: "
              + pool.map(PoolControlsTasks.pid, items).stream().distinct().count());
      long before = processorMillis();
      Seconds.sleep(5);
      System.out.println("ms of processor time while idle: " + (processorMillis() - before));
    }
  }

  private static long processorMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }
}
