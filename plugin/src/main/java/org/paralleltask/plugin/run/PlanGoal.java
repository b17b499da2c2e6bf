// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.Optional;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.console.PlanConsole;
import org.paralleltask.plugin.index.TaskEntry;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.process.JobResult;

/** One execution of {@code parallel:plan}: shows what a run would do, and runs nothing. */
public final class PlanGoal {
  private final RunRequest request;
  private final JobSettings settings;
  private final Build build;
  private final BuildLog log;

  /** Plans the jobs that {@code settings} name. */
  public PlanGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    this.request = request;
    this.settings = settings;
    this.build = build;
    this.log = request.ofModule(log);
  }

  /**
   * Plans all jobs.
   *
   * @throws JobFailedException never: a job that cannot be planned is a mistake of configuration
   * @throws InterruptedException if this thread is interrupted; no job JVM is left then
   */
  public void execute() throws JobFailedException, InterruptedException {
    new Jobs(request, settings, build, log).forEach(this::plan);
  }

  private Optional<String> plan(TaskEntry task, String job) throws InterruptedException {
    Path directory = JobDirectories.of(request.project().module()).of(job);
    PlanConsole console = new PlanConsole(job, log);
    JobResult result =
        new JobStarter(request, settings).start("plan", task.json(), directory, console);
    Verdict.requireDone(job, "be planned", result);
    return Optional.empty();
  }
}
