// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerLostException;

/**
 * A worker process that ended while it ran an item.
 *
 * @param pid its process
 * @param exitCode as a shell tells it
 * @param signal what killed it, such as {@code SIGKILL}; null if it left by itself
 * @param crashFile the report that its JVM wrote; null if there is none
 * @param lastOutput the last lines that it printed
 */
public record LostWorker(
    long pid,
    int exitCode,
    @Nullable String signal,
    @Nullable String crashFile,
    List<String> lastOutput) {
  private static final int MOST_LINES = 10;
  private static final int SIGNALLED = 128;
  // Those with the same number on every system that has signals.
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP",
          2, "SIGINT",
          3, "SIGQUIT",
          4, "SIGILL",
          6, "SIGABRT",
          8, "SIGFPE",
          9, "SIGKILL",
          11, "SIGSEGV",
          13, "SIGPIPE",
          15, "SIGTERM");

  /** What is known of the worker that an item was lost with. */
  public static LostWorker of(WorkerLostException lost) {
    Path crash = lost.crashFile();
    List<String> output = lost.lastOutput();
    return new LostWorker(
        lost.pid(),
        lost.exitCode(),
        signal(lost.exitCode()),
        crash == null ? null : crash.toString(),
        output.subList(Math.max(0, output.size() - MOST_LINES), output.size()));
  }

  private static @Nullable String signal(int exitCode) {
    int number = exitCode - SIGNALLED;
    return number < 1 ? null : SIGNALS.getOrDefault(number, "signal " + number);
  }
}
