// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.util.List;
import org.paralleltask.plugin.console.Surroundings;
import org.paralleltask.plugin.option.GivenOptions;

/**
 * What Maven says to an execution of {@code parallel:run}, as plain types.
 *
 * @param options what the user has set
 * @param execution the id of the execution, for the command that runs it again
 * @param jobClassPath what the job JVM needs beside the project's own class path
 */
public record RunRequest(
    GivenOptions options,
    Project project,
    String execution,
    JobClassPath jobClassPath,
    Surroundings surroundings) {

  /** Names as in {@code parallel:run@id}; those that Maven makes up are left out. */
  String goal() {
    return List.of("default-cli", "default-run").contains(execution)
        ? "parallel:run"
        : "parallel:run@" + execution;
  }
}
