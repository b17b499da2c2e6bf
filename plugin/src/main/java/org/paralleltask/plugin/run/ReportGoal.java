// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.List;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.console.ReportConsole;
import org.paralleltask.plugin.option.JobSettings;

/** One execution of {@code parallel:report}: writes the reports of the last runs again. */
public final class ReportGoal extends RemainsGoal {
  /** Writes the reports of the jobs that {@code settings} name, if there is a journal for them. */
  public ReportGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    super(request, settings, build, log);
  }

  @Override
  List<Path> candidates(JobDirectories all) {
    return all.withJournal();
  }

  @Override
  void seeTo(String job, Path directory) throws InterruptedException {
    ReportConsole console = new ReportConsole(job, log(), request().summary(job, directory, false));
    start("report", "be reported", directory, console);
  }

  @Override
  String nothingIn(String module) {
    return "no job has a journal in " + module + ", so there is nothing to report";
  }
}
