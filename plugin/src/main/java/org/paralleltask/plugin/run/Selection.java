// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.index.AnnotatedClasses;
import org.paralleltask.plugin.index.JobChoice;
import org.paralleltask.plugin.index.NoTasks;
import org.paralleltask.plugin.index.ProjectClasses;
import org.paralleltask.plugin.index.TaskEntry;
import org.paralleltask.plugin.option.ConfigurationException;

/**
 * Decides what an execution runs in its module. A goal that is typed runs in every module of the
 * build, so there a module without tasks is no error, unless all are without; what is bound in a
 * module's POM must find something to do.
 */
final class Selection {
  private final Project.Module module;
  private final ProjectClasses classes;
  private final String pluginVersion;
  private final Build build;
  private final BuildLog log;

  Selection(Project project, Build build, BuildLog log) {
    this.module = project.module();
    this.classes = project.classes();
    this.pluginVersion = project.pluginVersion();
    this.build = build;
    this.log = log;
  }

  /** The tasks to choose from: the project's own, then those of its libraries. */
  JobChoice choice() {
    List<TaskEntry> tasks = new ArrayList<>(ownTasks());
    tasks.addAll(classes.libraryTasks(path -> !isOfThisBuild(path)));
    return new JobChoice(tasks);
  }

  /** The tasks of another module run in that module. */
  private boolean isOfThisBuild(Path path) {
    return module.modules() > 1 && path.startsWith(module.rootDirectory());
  }

  private List<TaskEntry> ownTasks() {
    List<TaskEntry> own = classes.ownTasks();
    List<String> annotated = own.isEmpty() ? AnnotatedClasses.in(classes.output()) : List.of();
    if (!annotated.isEmpty()) {
      throw new ConfigurationException(NoTasks.notProcessed(annotated, pluginVersion));
    }
    return own;
  }

  /** The tasks that run, when no job is named. */
  List<TaskEntry> unnamed(boolean itemsGiven) {
    JobChoice own = new JobChoice(ownTasks());
    if (own.tasks().isEmpty()) {
      return nothing(classes.hasRuntime() ? Optional.of(notAnnotated()) : Optional.empty());
    }
    if (itemsGiven) {
      return List.of(own.only());
    }
    return own.bound().isEmpty() ? nothing(Optional.of(own.noneBound())) : own.bound();
  }

  private String notAnnotated() {
    return NoTasks.notAnnotated(module.name());
  }

  /** The tasks of these names that are in this module. */
  List<TaskEntry> named(List<String> names, boolean itemsGiven) {
    JobChoice choice = choice();
    if (choice.tasks().isEmpty()) {
      return unnamed(itemsGiven);
    }
    Set<String> unknown = new TreeSet<>(names);
    unknown.removeIf(choice::knows);
    build.found(choice.names(), names.stream().filter(choice::knows).toList());
    if (!unknown.isEmpty() && !isOneOfMany()) {
      throw new ConfigurationException(JobChoice.unknown(unknown, choice.names()));
    }
    List<TaskEntry> chosen = choice.named(names);
    if (!itemsGiven) {
      choice.requireItems(chosen);
    }
    return chosen;
  }

  private boolean isOneOfMany() {
    return module.typed() && module.modules() > 1;
  }

  /**
   * There is nothing to do in this module.
   *
   * @param reason what is missing, unless the module has nothing to do with tasks at all
   */
  private List<TaskEntry> nothing(Optional<String> reason) {
    String text = reason.orElse(NoTasks.noRuntime(module.name(), pluginVersion));
    if (module.modules() == 1 || (!module.typed() && reason.isPresent())) {
      throw new ConfigurationException(text);
    }
    build.foundNothing(text, reason.isPresent());
    log.debug("parallel: nothing to run in " + module.name());
    return List.of();
  }

  /** In the last module of a typed goal: complains about what no module had. */
  void requireSomething(List<String> names) {
    if (!isOneOfMany() || !build.isLast(module.modules())) {
      return;
    }
    Set<String> missing = new TreeSet<>(names);
    missing.removeAll(build.foundJobs());
    if (!missing.isEmpty() && !build.knownJobs().isEmpty()) {
      throw new ConfigurationException(JobChoice.unknown(missing, build.knownJobs()));
    }
    build
        .reasonForNothing()
        .ifPresent(
            reason -> {
              throw new ConfigurationException(reason);
            });
  }
}
