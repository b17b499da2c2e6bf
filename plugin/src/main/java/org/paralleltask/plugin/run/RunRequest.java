// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.List;
import org.paralleltask.plugin.console.Surroundings;
import org.paralleltask.plugin.index.ProjectClasses;
import org.paralleltask.plugin.option.GivenOptions;

/**
 * What Maven says to an execution of the goal, as plain types.
 *
 * @param options what the user has set
 * @param module the project, and its place in the build
 * @param execution the id of the execution, for the command that runs it again
 * @param jobClassPath what the job JVM needs beside the project's own class path
 * @param pluginVersion for the snippets of a POM in messages
 */
public record RunRequest(
    GivenOptions options,
    Module module,
    String execution,
    ProjectClasses classes,
    JobClassPath jobClassPath,
    Surroundings surroundings,
    String pluginVersion) {

  /**
   * A project of the build.
   *
   * @param name what messages call it
   * @param baseDirectory where it is
   * @param buildDirectory where it puts what it makes
   * @param rootDirectory where the build was started
   * @param modules how many projects the build has
   * @param typed whether the goal was typed on the command line, rather than bound to a phase
   */
  public record Module(
      String name,
      Path baseDirectory,
      Path buildDirectory,
      Path rootDirectory,
      int modules,
      boolean typed) {}

  /** Names as in {@code parallel:run@id}; those that Maven makes up are left out. */
  String goal() {
    return List.of("default-cli", "default-run").contains(execution)
        ? "parallel:run"
        : "parallel:run@" + execution;
  }
}
