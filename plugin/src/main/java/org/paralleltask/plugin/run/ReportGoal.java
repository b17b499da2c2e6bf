// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.List;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.console.ReportConsole;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.process.JobResult;

/** One execution of {@code parallel:report}: writes the reports of the last runs again. */
public final class ReportGoal {
  private final RunRequest request;
  private final JobSettings settings;
  private final Build build;
  private final BuildLog log;

  /** Writes the reports of the jobs that {@code settings} name. */
  public ReportGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    this.request = request;
    this.settings = settings;
    this.build = build;
    this.log = request.ofModule(log);
  }

  /**
   * Writes all reports that there is a journal for.
   *
   * @throws InterruptedException if this thread is interrupted; no job JVM is left then
   */
  public void execute() throws InterruptedException {
    Project.Module module = request.project().module();
    List<Path> directories =
        new Remains(module, build, settings.jobs()).chosen(JobDirectories.of(module).withJournal());
    for (Path directory : directories) {
      report(directory);
    }
    if (directories.isEmpty()) {
      log.info(
          "parallel: no job has a journal in " + module.name() + ", so there is nothing to report");
    }
  }

  private void report(Path directory) throws InterruptedException {
    String job = directory.getFileName().toString();
    ReportConsole console = new ReportConsole(job, log, request.summary(job, directory, false));
    JobResult result = new JobStarter(request, settings).startAlone("report", directory, console);
    Verdict.requireDone(job, "be reported", result);
  }
}
