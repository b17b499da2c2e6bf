// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;

/**
 * S3-03: one pool takes tasks of any kind, with any arguments; the caller does not choose the
 * worker. A task need not be annotated: a lambda will do, in worker processes too.
 */
public final class AdHocTasks {
  private static final Task<String, Integer> length = Task.of("length", String::length);
  private static final Task<Integer, Integer> square = Task.of("square", n -> n * n);

  private AdHocTasks() {}

  public static void main(String... arguments) {
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Kind.of(arguments)).workers(2))) {
      TaskFuture<Integer> first = pool.submit(length, "parallel");
      TaskFuture<Integer> second = pool.submit(square, 12);
      TaskFuture<String> third =
          pool.submit(Task.of("greet", name -> "Hello, " + name), arguments.length + " arguments");
      System.out.println(first.result());
      System.out.println(second.result());
      System.out.println(third.result());
    }
  }
}
