// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.Locale;

/** How a run ended, and the exit code that says so. */
public enum Verdict {
  /** All is well. */
  OK(0),
  /** Items failed, but not too many. */
  TOLERATED(0),
  /** Items failed, or what became of the results. */
  FAILED(1),
  /** The run was ended early, because of failures. */
  HALTED(1),
  /** The run took too long. */
  TIMEOUT(1),
  /** Somebody ended the run. */
  INTERRUPTED(130),
  /** Nothing ran, because of a mistake in options, inputs or class path. */
  CONFIG(2),
  /** The machine is not as it must be. */
  ENVIRONMENT(3),
  /** Another run of the job is under way. */
  LOCKED(3),
  /** A fault of this program. */
  INTERNAL(3);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of the JVM. */
  public int exitCode() {
    return exitCode;
  }

  /** As it is written in files and events. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
