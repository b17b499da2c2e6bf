// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S3-08: what every worker opens before its first item, such as a file or a connection, and closes
 * after its last. Python has the first alone. Where the resource belongs to the task, an instance
 * method is simpler: each worker makes an object, and closes it.
 */
public final class WorkerSetup {
  private static final ThreadLocal<String> CONNECTION = new ThreadLocal<>();

  private WorkerSetup() {}

  @ParallelTask
  static void query(int item) throws InterruptedException {
    Seconds.sleep(1);
    System.out.println("item " + item + " uses " + CONNECTION.get());
  }

  /** A task with a resource of its own: one session for each worker. */
  public static final class Session implements AutoCloseable {
    Session() {
      System.out.println("session opens");
    }

    @ParallelTask
    int ask(int item) {
      return item + 1;
    }

    @Override
    public void close() {
      System.out.println("session closes");
    }
  }

  public static void main(String... arguments) {
    PoolOptions options =
        PoolOptions.of(Kind.of(arguments))
            .workers(2)
            .name("worker")
            .initializer(() -> connect("database"))
            .teardown(WorkerSetup::disconnect);
    try (TaskPool pool = TaskPool.open(options)) {
      pool.map(WorkerSetupTasks.query, List.of(1, 2, 3, 4)).toList();
    }
    System.out.println(
        WorkerSetup_SessionTasks.ask.pool(options.pool()).workers(1).map(List.of(1, 2)).toList());
  }

  private static void connect(String server) {
    CONNECTION.set("the connection of " + Thread.currentThread().getName());
    System.out.println("connects to the " + server);
  }

  private static void disconnect() {
    System.out.println("closes " + CONNECTION.get());
    CONNECTION.remove();
  }
}
