// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.index.JobChoice;
import org.paralleltask.plugin.index.TaskEntry;
import org.paralleltask.plugin.option.JobSettings;

/** The jobs of a module that an execution is about: one after the other, also when one fails. */
final class Jobs {
  private final RunRequest request;
  private final JobSettings settings;
  private final Build build;
  private final Selection selection;

  Jobs(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    this.request = request;
    this.settings = settings;
    this.build = build;
    this.selection = new Selection(request.project(), build, log);
  }

  /** What is done with a job. */
  @FunctionalInterface
  interface Act {
    /** Does it; the result is what went wrong, if anything did. */
    Optional<String> on(TaskEntry task, String job) throws InterruptedException;
  }

  /** Does something with each job. */
  void forEach(Act act) throws JobFailedException, InterruptedException {
    boolean itemsGiven = request.options().hasInputs();
    List<TaskEntry> tasks =
        settings.jobs().isEmpty()
            ? selection.unnamed(itemsGiven)
            : selection.named(settings.jobs(), itemsGiven);
    List<String> failures = new ArrayList<>();
    JobChoice choice = tasks.isEmpty() ? new JobChoice(tasks) : selection.choice();
    for (TaskEntry task : tasks) {
      build.foundSomething();
      act.on(choice.whole(task), choice.nameOf(task)).ifPresent(failures::add);
    }
    if (!failures.isEmpty()) {
      throw new JobFailedException(String.join(System.lineSeparator(), failures));
    }
    selection.requireSomething(settings.jobs());
  }
}
