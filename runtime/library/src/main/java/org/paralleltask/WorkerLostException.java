// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The worker process that ran an item is gone: it crashed, was killed, or left with {@link
 * System#exit}. This costs the one item that it ran; what it had been sent beside that goes to
 * another worker, as if nothing had happened.
 */
public final class WorkerLostException extends ParallelTaskException {
  @Serial private static final long serialVersionUID = 1;

  private final String worker;
  private final long pid;
  private final int exitCode;
  private final transient List<String> lastOutput;
  private final transient @Nullable Path crashFile;

  /** Names the task, the item, the worker and the cause in {@code message}. */
  public WorkerLostException(
      String message,
      String worker,
      long pid,
      int exitCode,
      List<String> lastOutput,
      @Nullable Path crashFile) {
    super(message, null);
    this.worker = worker;
    this.pid = pid;
    this.exitCode = exitCode;
    this.lastOutput = List.copyOf(lastOutput);
    this.crashFile = crashFile;
  }

  /** The name of the worker. */
  public String worker() {
    return worker;
  }

  /** The id of its process. */
  public long pid() {
    return pid;
  }

  /** Its exit code, as a shell tells it: 128 and the number of the signal that killed it. */
  public int exitCode() {
    return exitCode;
  }

  /** The last lines that it printed, at most 8 KB; not serialized. */
  public List<String> lastOutput() {
    return lastOutput == null ? List.of() : lastOutput;
  }

  /** The report that the JVM wrote when it crashed; null if there is none. Not serialized. */
  public @Nullable Path crashFile() {
    return crashFile;
  }
}
