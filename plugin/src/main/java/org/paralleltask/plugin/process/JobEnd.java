// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a job, as it says itself.
 *
 * @param counts how many items had which outcome
 * @param elapsedMillis from its start to its end
 * @param figures how fast it was
 * @param result the reduced value, as text
 * @param groups the failures by cause
 * @param files what it has written
 * @param message what happened, where the outcome does not say all
 * @param resumable whether the next run goes on where this one ended
 * @param reported whether this is the end of an earlier run, told again
 */
public record JobEnd(
    String outcome,
    Map<String, Long> counts,
    long elapsedMillis,
    Figures figures,
    Optional<String> result,
    List<Group> groups,
    Files files,
    Optional<String> message,
    boolean resumable,
    boolean reported) {

  /** Failures with one cause. */
  public record Group(long count, String message, List<String> samples) {
    static Group of(JsonObject json) {
      return new Group(
          Json.count(json, "count"),
          Json.text(json, "message").orElse(""),
          Json.strings(json, "samples"));
    }
  }

  /**
   * How fast a job was.
   *
   * @param medianMillis half of the items that ran took no longer
   * @param slowMillis of a hundred items that ran, one took longer
   * @param retries how many attempts were followed by another
   * @param busyPercent how much of their time workers spent in items; absent if unknown
   */
  public record Figures(
      double itemsPerSecond,
      double medianMillis,
      double slowMillis,
      long retries,
      Optional<Long> busyPercent) {
    static Figures of(JsonObject event) {
      return new Figures(
          Json.decimal(event, "itemsPerSecond"),
          Json.decimal(event, "p50Ms"),
          Json.decimal(event, "p99Ms"),
          Json.count(event, "retries"),
          Json.number(event, "busyPercent"));
    }
  }

  /** The files that a job has written: absolute paths, each absent if it has not written it. */
  public record Files(
      Optional<String> result,
      Optional<String> items,
      Optional<String> failed,
      Optional<String> report) {
    static Files of(JsonObject event) {
      return new Files(
          Json.text(event, "resultFile"),
          Json.text(event, "itemsFile"),
          Json.text(event, "failedFile"),
          Json.text(event, "reportFile"));
    }
  }

  /**
   * @param resumable whether the job has said so at its start
   */
  static JobEnd of(JsonObject event, boolean resumable) {
    return new JobEnd(
        Json.text(event, "outcome").orElse("internal"),
        Json.counts(event, "counts"),
        Json.count(event, "elapsedMs"),
        Figures.of(event),
        Json.text(event, "result"),
        Json.objects(event, "groups").stream().map(Group::of).toList(),
        Files.of(event),
        Json.text(event, "message"),
        resumable || Json.isTrue(event, "resumable"),
        Json.isTrue(event, "reported"));
  }

  /** How many items had an outcome. */
  public long count(String outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** How many items there are: every one has an outcome. */
  public long items() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many items failed, or were ended at their deadline. */
  public long failures() {
    return count("FAILED") + count("TIMED_OUT");
  }

  /** The exit code that goes with the outcome. */
  int exitCode() {
    if (reported) {
      return 0;
    }
    return switch (outcome) {
      case "ok", "tolerated" -> 0;
      case "failed", "halted", "timeout" -> 1;
      case "config" -> 2;
      case "interrupted" -> 130;
      default -> 3;
    };
  }
}
