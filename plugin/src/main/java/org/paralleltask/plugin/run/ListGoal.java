// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.util.List;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.index.JobChoice;

/** One execution of {@code parallel:list}: shows the jobs of a project. */
public final class ListGoal {
  private final Project project;
  private final Build build;
  private final BuildLog log;

  /** Lists the jobs of {@code project}. */
  public ListGoal(Project project, Build build, BuildLog log) {
    this.project = project;
    this.build = build;
    this.log = log;
  }

  /** Writes the table, or says why there is none. */
  public void execute() {
    Selection selection = new Selection(project, build, log);
    JobChoice choice = selection.choice();
    if (choice.tasks().isEmpty()) {
      selection.unnamed(false);
    } else {
      build.foundSomething();
      write(choice);
    }
    selection.requireSomething(List.of());
  }

  private void write(JobChoice choice) {
    int jobs = choice.tasks().size();
    log.info(
        "%d job%s in %s; to run one: mvn parallel:run -Dparallel.job=<name>"
            .formatted(jobs, jobs == 1 ? "" : "s", project.module().name()));
    log.info("");
    new TaskTable(choice).lines().forEach(log::info);
  }
}
