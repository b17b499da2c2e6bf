// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;

/**
 * S0-12, more circles: an item that waits for itself, three that wait for each other; and none: an
 * item that waits for one which it has submitted to its own full pool runs it itself.
 */
public final class Circles {
  private Circles() {}

  public static void main(String... arguments) {
    circle(arguments, "itself");
    circle(arguments, "rock", "paper", "scissors");
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(1))) {
      Task<Integer, Integer> inner = Task.of("inner", n -> n * n);
      Task<Integer, Integer> outer =
          Task.of("outer", n -> pool.submit(inner, n).result() + pool.submit(inner, 2).result());
      System.out.println("nested: " + pool.submit(outer, 5).result());
    }
  }

  /** Each item waits for the next, and the last for the first. */
  private static void circle(String[] arguments, String... names) {
    List<TaskFuture<Integer>> futures = new ArrayList<>();
    CountDownLatch submitted = new CountDownLatch(1);
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(names.length))) {
      for (int i = 0; i < names.length; i++) {
        int next = (i + 1) % names.length;
        Task<Integer, Integer> task =
            Task.of(
                names[i],
                n -> {
                  submitted.await();
                  return futures.get(next).result();
                });
        futures.add(pool.submit(task, i));
      }
      submitted.countDown();
      futures.forEach(future -> System.out.println(future.exception()));
    }
  }
}
