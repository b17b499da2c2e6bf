// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.console.Displays;
import org.paralleltask.plugin.console.JobConsole;
import org.paralleltask.plugin.console.Summary;
import org.paralleltask.plugin.index.JobChoice;
import org.paralleltask.plugin.index.TaskEntry;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.process.JavaCommand;
import org.paralleltask.plugin.process.JobProcess;
import org.paralleltask.plugin.process.JobResult;
import org.paralleltask.plugin.process.JobSpec;

/** One execution of {@code parallel:run}: its jobs, one after the other. */
public final class RunGoal {
  private static final String MAIN_CLASS = "org.paralleltask.jobs.JobMain";

  private final RunRequest request;
  private final Build build;
  private final BuildLog log;
  private final JobSettings settings;

  /** Runs the jobs that {@code settings} name. */
  public RunGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    this.request = request;
    this.build = build;
    this.log = log;
    this.settings = settings;
  }

  /**
   * Runs all jobs, also when one fails.
   *
   * @throws JobFailedException if a job failed
   * @throws InterruptedException if this thread is interrupted; no job JVM is left then
   */
  public void execute() throws JobFailedException, InterruptedException {
    if (request.invocation().onlyLists()) {
      log.debug("parallel: nothing is run, because the jobs are listed only");
      return;
    }
    Selection selection = new Selection(request.project(), build, log);
    boolean itemsGiven = request.options().hasInputs();
    List<TaskEntry> tasks =
        settings.jobs().isEmpty()
            ? selection.unnamed(itemsGiven)
            : selection.named(settings.jobs(), itemsGiven);
    runAll(tasks, selection);
    selection.requireSomething(settings.jobs());
  }

  private void runAll(List<TaskEntry> tasks, Selection selection)
      throws JobFailedException, InterruptedException {
    List<String> failures = new ArrayList<>();
    JobChoice choice = tasks.isEmpty() ? new JobChoice(tasks) : selection.choice();
    for (TaskEntry task : tasks) {
      build.foundSomething();
      runOnce(task, choice.nameOf(task)).ifPresent(failures::add);
    }
    if (!failures.isEmpty()) {
      throw new JobFailedException(String.join(System.lineSeparator(), failures));
    }
  }

  private Optional<String> runOnce(TaskEntry task, String job) throws InterruptedException {
    String what =
        String.join(
            " ",
            request.project().module().baseDirectory().toString(),
            task.id(),
            request.options().identity());
    if (!build.isFirst(what)) {
      log.info("%s: has run in this build already, and is not run again".formatted(job));
      return Optional.empty();
    }
    return run(task, job);
  }

  /** What went wrong, if anything did. */
  private Optional<String> run(TaskEntry task, String job) throws InterruptedException {
    Path directory = directory(job);
    Summary summary =
        new Summary(
            request.invocation().directory(),
            directory,
            request.invocation().again(job, request.options()),
            task.returnsSomething() && !request.options().isResultKept() && !task.reduces());
    JobConsole console = new JobConsole(job, displays(), summary, System::nanoTime);
    JobResult result = JobProcess.run(command(), spec(task, directory), console);
    return new Verdict(job, result, summary, console.firstFailure()).failure();
  }

  private Displays displays() {
    return new Displays(settings.console(), request.surroundings(), log);
  }

  private JavaCommand command() {
    return new JavaCommand(
        settings.java(),
        settings.jvmArgs(),
        request.jobClassPath().with(request.project().classes()),
        MAIN_CLASS);
  }

  private JobSpec spec(TaskEntry task, Path directory) {
    return new JobSpec(
        "run",
        task.json(),
        request.project().module().baseDirectory(),
        directory,
        request.options().forTheJob(),
        request.options().sourcesForTheJob(),
        settings.jvmArgs(),
        request.surroundings().parallelBuilds());
  }

  /** A directory of its own for each run of a job in this build. */
  private Path directory(String job) {
    Path parent = request.project().module().buildDirectory().resolve("parallel");
    String name = job.replaceAll("[^\\w.#-]", "_");
    Path directory = parent.resolve(name);
    for (int run = 2; !build.take(directory.toString()); run++) {
      directory = parent.resolve(name + "-" + run);
    }
    return directory;
  }
}
