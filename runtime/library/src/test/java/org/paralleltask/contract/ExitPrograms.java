// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.util.concurrent.RejectedExecutionException;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** Programs that end without closing their pool; their output is what {@link ExitIT} judges. */
final class ExitPrograms {
  private ExitPrograms() {}

  /** The arguments: what to do, and the kind of pool. */
  public static void main(String[] arguments) {
    TaskPool pool = TaskPool.open(PoolOptions.of(Pool.valueOf(arguments[1])).workers(1));
    switch (arguments[0]) {
      case "return" -> submitPrinting(pool);
      case "hook" -> submitInAHook(pool);
      case "throw" -> throwInMain(pool);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void submitPrinting(TaskPool pool) {
    Task<String, String> print =
        Task.of(
            "print",
            text -> {
              Thread.sleep(500);
              System.out.println(text);
              return text;
            });
    TaskFuture<String> unread = pool.submit(print, "apple");
    if (unread.isCancelled()) {
      System.out.println("cancelled");
    }
  }

  private static void submitInAHook(TaskPool pool) {
    pool.submit(SampleTasks.square, 1).result();
    Thread hook =
        new Thread(
            () -> {
              try {
                System.out.println("ran: " + pool.submit(SampleTasks.square, 2).result());
              } catch (RejectedExecutionException refused) {
                System.out.println("refused: " + refused.getMessage());
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    System.exit(3);
  }

  private static void throwInMain(TaskPool pool) {
    submitPrinting(pool);
    throw new IllegalStateException("main is broken");
  }
}
