// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import java.util.List;
import java.util.Optional;

/**
 * A job JVM that has ended.
 *
 * @param end what the job said at its end; absent if the JVM died before that
 * @param exitCode the exit code of the process, above 128 after a signal
 * @param forced whether the JVM had to be ended although the job was over
 * @param lastLines the last lines that the JVM printed
 */
public record JobResult(
    Optional<JobEnd> end, int exitCode, boolean forced, long pid, List<String> lastLines) {

  /** The end of the job, if the exit code of its JVM confirms it. */
  public Optional<JobEnd> confirmedEnd() {
    return end.filter(e -> forced || e.exitCode() == exitCode || isSignalled(e));
  }

  /** An interrupted job may end by the signal that interrupts it. */
  private boolean isSignalled(JobEnd e) {
    return e.outcome().equals("interrupted") && exitCode > 128;
  }

  /** What happened to a JVM whose word cannot be relied on. */
  public String death(String job) {
    String said =
        end.map(e -> "after it had reported \"%s\"".formatted(e.outcome()))
            .orElse("before it reported how the job went");
    return "The JVM of job \"%s\" (pid %d) ended with exit code %d%s %s. %s"
        .formatted(job, pid, exitCode, meaning(), said, printed());
  }

  private String meaning() {
    return switch (exitCode) {
      case 137 -> " (killed by signal 9, often by the memory limit)";
      case 143 -> " (ended by signal 15)";
      case 134 -> " (aborted by signal 6; look for a file hs_err_pid" + pid + ".log)";
      case 139 -> " (signal 11; look for a file hs_err_pid" + pid + ".log)";
      default -> exitCode > 128 ? " (signal " + (exitCode - 128) + ")" : "";
    };
  }

  private String printed() {
    return lastLines.isEmpty()
        ? "It printed nothing. Does a task, or a library it uses, call System.exit or Runtime.halt?"
        : "The last it printed:%n  %s"
            .formatted(String.join(System.lineSeparator() + "  ", lastLines));
  }
}
