// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.Optional;
import org.paralleltask.plugin.console.Annotations;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.console.Displays;
import org.paralleltask.plugin.console.JobConsole;
import org.paralleltask.plugin.console.Sources;
import org.paralleltask.plugin.console.Summary;
import org.paralleltask.plugin.index.TaskEntry;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.process.JobResult;

/** One execution of {@code parallel:run}. */
public final class RunGoal {
  private static final String READY_MADE = "org.paralleltask.jobs.";

  private final RunRequest request;
  private final JobSettings settings;
  private final Build build;
  private final BuildLog log;

  /** Runs the jobs that {@code settings} name. */
  public RunGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    this.request = request;
    this.settings = settings;
    this.build = build;
    this.log = request.ofModule(log);
  }

  /**
   * Runs all jobs, also when one fails.
   *
   * @throws JobFailedException if a job failed
   * @throws InterruptedException if this thread is interrupted; no job JVM is left then
   */
  public void execute() throws JobFailedException, InterruptedException {
    if (request.invocation().onlyLooks()) {
      log.debug("parallel: nothing is run, because the jobs are only looked at");
      return;
    }
    new Jobs(request, settings, build, log).forEach(this::runOnce);
  }

  /**
   * Runs one job.
   *
   * @throws JobFailedException if it failed
   */
  void execute(TaskEntry task, String job) throws JobFailedException, InterruptedException {
    Optional<String> failure = runOnce(task, job);
    if (failure.isPresent()) {
      throw new JobFailedException(failure.get());
    }
  }

  private Optional<String> runOnce(TaskEntry task, String job) throws InterruptedException {
    String what =
        String.join(
            " ",
            request.project().module().baseDirectory().toString(),
            task.id(),
            request.options().identity(),
            settings.jvmArgs().toString(),
            Integer.toString(settings.properties().hashCode()));
    if (!build.isFirst(what)) {
      log.info("%s: has run in this build already, and is not run again".formatted(job));
      return Optional.empty();
    }
    return run(task, job);
  }

  /** What went wrong, if anything did. */
  private Optional<String> run(TaskEntry task, String job) throws InterruptedException {
    Path directory = JobDirectories.of(request.project().module()).free(job, build);
    boolean dropsResults =
        task.returnsSomething()
            && !task.owner().startsWith(READY_MADE) // which write files of their own
            && !request.options().isResultKept()
            && !task.reduces();
    Summary summary = request.summary(job, directory, dropsResults);
    Displays displays = new Displays(settings.console(), request.surroundings(), log);
    JobConsole console =
        new JobConsole(job, displays, summary, annotations(task), System::nanoTime);
    JobResult result =
        new JobStarter(request, settings).start("run", task.json(), directory, console);
    return new Verdict(job, result, summary, console).failure();
  }

  private Annotations annotations(TaskEntry task) {
    Sources sources =
        new Sources(
            request.project().sourceRoots(),
            request.project().module().baseDirectory(),
            request.project().module().rootDirectory(),
            task.owner(),
            task.source());
    return new Annotations(request.surroundings().environment(), sources, log::command);
  }
}
