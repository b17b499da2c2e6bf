// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.console.ModuleLog;
import org.paralleltask.plugin.console.Summary;
import org.paralleltask.plugin.console.Surroundings;
import org.paralleltask.plugin.option.GivenOptions;
import org.paralleltask.plugin.option.Option;

/**
 * What Maven says to an execution of a goal, as plain types.
 *
 * @param options what the user has set
 * @param jobClassPath what the job JVM needs beside the project's own class path
 */
public record RunRequest(
    GivenOptions options,
    Project project,
    Invocation invocation,
    JobClassPath jobClassPath,
    Surroundings surroundings) {

  /** With what holds for an option unless the user has set it. */
  RunRequest withDefault(Option option, String value) {
    return new RunRequest(
        options.withDefault(option, value), project, invocation, jobClassPath, surroundings);
  }

  /** A log that says which module a line is of, if modules are built at the same time. */
  BuildLog ofModule(BuildLog log) {
    boolean mixed = surroundings.parallelBuilds() > 1 && project.module().modules() > 1;
    return mixed ? new ModuleLog(project.module().name(), log) : log;
  }

  Summary summary(String job, Path directory, boolean dropsResults) {
    Summary.Commands commands =
        new Summary.Commands(
            invocation.again(job, options), invocation.againFailedOnly(job, options));
    boolean failedOnly = options.value(Option.RERUN).filter("failed"::equals).isPresent();
    return new Summary(invocation.directory(), directory, commands, dropsResults, failedOnly);
  }
}
