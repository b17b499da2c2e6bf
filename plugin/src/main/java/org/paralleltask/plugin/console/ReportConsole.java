// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import org.paralleltask.plugin.process.JobResult;

/** Sums up an earlier run of a job whose reports have been written again. */
public final class ReportConsole extends LoggedJob {
  private final String job;
  private final Summary summary;

  /** Writes to {@code log}. */
  public ReportConsole(String job, BuildLog log, Summary summary) {
    super(log);
    this.job = job;
    this.summary = summary;
  }

  @Override
  public void ended(JobResult result) {
    result.confirmedEnd().ifPresent(end -> summary.write(job, end, log));
  }
}
