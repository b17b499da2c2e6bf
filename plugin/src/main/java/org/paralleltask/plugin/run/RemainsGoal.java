// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.List;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.process.JobListener;
import org.paralleltask.plugin.process.JobResult;

/** One execution of a goal that sees to what runs have left, one job after the other. */
abstract sealed class RemainsGoal permits CleanGoal, ReportGoal {
  private final RunRequest request;
  private final JobSettings settings;
  private final Build build;
  private final BuildLog log;

  /** Of the jobs that {@code settings} name. */
  RemainsGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    this.request = request;
    this.settings = settings;
    this.build = build;
    this.log = request.ofModule(log);
  }

  final RunRequest request() {
    return request;
  }

  final BuildLog log() {
    return log;
  }

  /**
   * Sees to all that is there.
   *
   * @throws InterruptedException if this thread is interrupted; no job JVM is left then
   */
  public final void execute() throws InterruptedException {
    Project.Module module = request.project().module();
    JobDirectories all = JobDirectories.of(module);
    List<Path> chosen = new Remains(module, build, settings.jobs()).chosen(candidates(all));
    for (Path directory : chosen) {
      seeTo(directory.getFileName().toString(), directory);
    }
    if (chosen.isEmpty()) {
      log.info("parallel: " + nothingIn(module.name()));
    } else {
      finish(all);
    }
  }

  /** The directories of the jobs that it has to do with. */
  abstract List<Path> candidates(JobDirectories all);

  /** Does it for one job. */
  abstract void seeTo(String job, Path directory) throws InterruptedException;

  /** What is said if there is no such job. */
  abstract String nothingIn(String module);

  /** All jobs are done, of which there were some. */
  void finish(JobDirectories all) {}

  /** Has a JVM do it, which needs nothing of the project; fails unless it is done. */
  final void start(String action, String undone, Path directory, JobListener listener)
      throws InterruptedException {
    JobResult result = new JobStarter(request, settings).startAlone(action, directory, listener);
    Verdict.requireDone(directory.getFileName().toString(), undone, result);
  }
}
