// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The beginning of a job.
 *
 * @param stages their names, if it has any
 * @param total how many items there are, if that is known
 * @param workers how many run at a time
 * @param why where the number of workers comes from
 * @param java the version of the job JVM
 * @param resumes the earlier run that this one goes on from
 * @param resumable whether what this run finishes need not be done again by the next
 */
public record JobStart(
    String job,
    List<String> stages,
    OptionalLong total,
    String pool,
    String mode,
    long workers,
    String why,
    String java,
    Optional<Resumed> resumes,
    boolean resumable) {

  /**
   * An earlier run.
   *
   * @param start the time of day, as ISO-8601 has it
   * @param outcome how it ended; absent if it was killed
   * @param done how many items it had done
   */
  public record Resumed(String start, Optional<String> outcome, long done) {
    static Resumed of(JsonObject json) {
      return new Resumed(
          Json.text(json, "start").orElse(""),
          Json.text(json, "outcome"),
          Json.count(json, "done"));
    }
  }

  static JobStart of(JsonObject event) {
    return new JobStart(
        Json.text(event, "job").orElse(""),
        Json.strings(event, "stages"),
        JobProgress.total(event),
        Json.text(event, "pool").orElse(""),
        Json.text(event, "mode").orElse(""),
        Json.count(event, "workers"),
        Json.text(event, "why").orElse(""),
        Json.text(event, "java").orElse(""),
        Json.object(event, "resumes").map(Resumed::of),
        Json.isTrue(event, "resumable"));
  }
}
