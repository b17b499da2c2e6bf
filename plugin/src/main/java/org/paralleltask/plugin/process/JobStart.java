// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import java.util.OptionalLong;

/**
 * The beginning of a job.
 *
 * @param total how many items there are, if that is known
 * @param workers how many run at a time
 * @param why where the number of workers comes from
 * @param java the version of the job JVM
 */
public record JobStart(
    String job,
    OptionalLong total,
    String pool,
    String mode,
    long workers,
    String why,
    String java) {

  static JobStart of(JsonObject event) {
    return new JobStart(
        Json.text(event, "job").orElse(""),
        JobProgress.total(event),
        Json.text(event, "pool").orElse(""),
        Json.text(event, "mode").orElse(""),
        Json.count(event, "workers"),
        Json.text(event, "why").orElse(""),
        Json.text(event, "java").orElse(""));
  }
}
