// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.concurrent.CompletableFuture;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;

/**
 * S0-12: a waits for b, and b for a. In Python this hangs until somebody presses Ctrl-C; here both
 * fail at once, the message names both, and the program ends with an error. Worker processes share
 * no static fields, so there each waits for what never comes, and fails too, naming itself.
 */
public final class Deadlock {
  private static final CompletableFuture<TaskFuture<Integer>> A = new CompletableFuture<>();
  private static final CompletableFuture<TaskFuture<Integer>> B = new CompletableFuture<>();
  private static final Task<Integer, Integer> waitsForB = Task.of("a", n -> B.join().result() + n);
  private static final Task<Integer, Integer> waitsForA = Task.of("b", n -> A.join().result() + n);

  private Deadlock() {}

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(2))) {
      A.complete(pool.submit(waitsForB, 5));
      B.complete(pool.submit(waitsForA, 6));
      System.out.println(A.join().exception());
      System.out.println(B.join().result());
    }
  }
}
