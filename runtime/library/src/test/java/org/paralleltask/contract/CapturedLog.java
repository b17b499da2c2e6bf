// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged while it is open; it reaches nobody else. */
final class CapturedLog extends Handler implements AutoCloseable {
  private final Logger logger;
  private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();

  private CapturedLog(Logger logger) {
    this.logger = logger;
  }

  static CapturedLog of(String name) {
    CapturedLog log = new CapturedLog(Logger.getLogger(name));
    log.logger.addHandler(log);
    log.logger.setUseParentHandlers(false);
    return log;
  }

  /** The next record's message; waits for it. */
  String message() throws InterruptedException {
    LogRecord logged = records.poll(5, TimeUnit.SECONDS);
    return logged == null ? "nothing was logged" : logged.getMessage();
  }

  /** The next record's message and exception; waits for it. */
  String text() throws InterruptedException {
    LogRecord logged = records.poll(5, TimeUnit.SECONDS);
    return logged == null ? "nothing was logged" : logged.getMessage() + " " + logged.getThrown();
  }

  /** Whether nothing has been logged that was not asked for. */
  boolean isQuiet() {
    return records.isEmpty();
  }

  @Override
  public void publish(LogRecord logged) {
    records.add(logged);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
