// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.util.Collection;
import java.util.List;
import org.paralleltask.plugin.index.JobChoice;
import org.paralleltask.plugin.index.ProjectClasses;
import org.paralleltask.plugin.index.TaskEntry;
import org.paralleltask.plugin.option.Option;

/** An annotated method that the plugin brings along. */
record ReadyMade(String job) {

  /** A request that tells the engine nothing of some options, and has no class of the project. */
  RunRequest alone(RunRequest request, Collection<Option> own) {
    Project project = request.project();
    ProjectClasses none = new ProjectClasses(project.classes().output(), List.of());
    return new RunRequest(
        request.options().without(own),
        new Project(project.module(), none, project.sourceRoots(), project.pluginVersion()),
        request.invocation().with(job),
        request.jobClassPath(),
        request.surroundings());
  }

  /** With its stages, if it has any. */
  TaskEntry task(RunRequest request) {
    JobChoice all = new JobChoice(request.jobClassPath().tasks());
    return all.tasks().stream()
        .filter(task -> task.job().equals(job))
        .findFirst()
        .map(all::whole)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "parallel-jobs has no job \"%s\"; is it of another version than the plugin?"
                        .formatted(job)));
  }
}
