// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import org.paralleltask.plugin.console.Surroundings;
import org.paralleltask.plugin.option.GivenOptions;

/**
 * What Maven says to an execution of {@code parallel:run}, as plain types.
 *
 * @param options what the user has set
 * @param jobClassPath what the job JVM needs beside the project's own class path
 */
public record RunRequest(
    GivenOptions options,
    Project project,
    Invocation invocation,
    JobClassPath jobClassPath,
    Surroundings surroundings) {}
