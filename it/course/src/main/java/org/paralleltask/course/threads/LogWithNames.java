// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskPool;
import org.paralleltask.course.Kind;

/**
 * S4-27: a log whose lines begin with the name of the thread. A handler is called by the thread
 * that logs, so it can ask for the name; a worker carries its own, in worker processes too.
 */
public final class LogWithNames {
  private static final Logger LOG = Logger.getLogger(LogWithNames.class.getName());

  static {
    LOG.setUseParentHandlers(false);
    LOG.addHandler(new NamingHandler());
  }

  private LogWithNames() {}

  @ParallelTask
  static void service(int number) {
    LOG.info("Starting " + number);
    LOG.info("Exiting " + number);
  }

  public static void main(String... arguments) {
    LOG.info("opens the pool");
    PoolOptions options = PoolOptions.of(Kind.of(arguments)).workers(2).name("worker");
    try (TaskPool pool = TaskPool.open(options)) {
      pool.map(LogWithNamesTasks.service, List.of(0, 1)).toList();
    }
  }

  private static final class NamingHandler extends Handler {
    @Override
    public void publish(LogRecord log) {
      System.out.printf("(%-10s) %s%n", Thread.currentThread().getName(), log.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
