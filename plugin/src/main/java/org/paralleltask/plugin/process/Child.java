// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that must not outlive this JVM, nor may the processes it has started. */
final class Child implements AutoCloseable {
  private static final int GRACE_SECONDS = 6;

  private final Process process;
  private final Runnable restoreSignals = Signals.endByHooks();
  private final Thread hook;

  Child(Process process, Runnable afterwards) {
    this.process = process;
    this.hook =
        new Thread(
            () -> {
              Signals.endAtTheNext();
              end();
              afterwards.run();
            },
            "parallel-job-shutdown");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This JVM is going down already.
      end();
    }
  }

  long pid() {
    return process.pid();
  }

  /**
   * Asks the process to end, and after a grace time makes it. The end of its standard input tells a
   * job JVM the same where there are no signals.
   */
  void end() {
    List<ProcessHandle> descendants = process.descendants().toList();
    closeStandardInput();
    process.destroy();
    if (!endsWithin(GRACE_SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      endsWithin(GRACE_SECONDS);
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  private void closeStandardInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It is closed: the process has ended.
    }
  }

  /** Waits, also when this thread is interrupted: to leave now is to leave a process behind. */
  private boolean endsWithin(int seconds) {
    boolean interrupted = Thread.interrupted();
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      restoreSignals.run();
    } catch (IllegalStateException e) {
      // The hook is running: it finds the process gone.
    }
  }
}
