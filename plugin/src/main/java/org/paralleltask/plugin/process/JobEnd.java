// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a job, as it says itself.
 *
 * @param counts how many items had which outcome
 * @param result the reduced value, as text
 * @param groups the failures by cause
 */
public record JobEnd(
    String outcome,
    Map<String, Long> counts,
    long items,
    long elapsedMillis,
    double itemsPerSecond,
    Optional<String> result,
    List<Group> groups,
    Optional<String> resultFile,
    Optional<String> itemsFile,
    Optional<String> message) {

  /** Failures with one cause. */
  public record Group(long count, String message, List<String> samples) {
    static Group of(JsonObject json) {
      return new Group(
          Json.count(json, "count"),
          Json.text(json, "message").orElse(""),
          Json.strings(json, "samples"));
    }
  }

  static JobEnd of(JsonObject event) {
    return new JobEnd(
        Json.text(event, "outcome").orElse("internal"),
        counts(event),
        Json.count(event, "items"),
        Json.count(event, "elapsedMs"),
        Json.decimal(event, "itemsPerSecond"),
        Json.text(event, "result"),
        Json.objects(event, "groups").stream().map(Group::of).toList(),
        Json.text(event, "resultFile"),
        Json.text(event, "itemsFile"),
        Json.text(event, "message"));
  }

  private static Map<String, Long> counts(JsonObject event) {
    Map<String, Long> counts = new LinkedHashMap<>();
    if (event.get("counts") instanceof JsonObject json) {
      json.keySet().forEach(name -> counts.put(name, Json.count(json, name)));
    }
    return counts;
  }

  /** How many items had an outcome. */
  public long count(String outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** The exit code that goes with the outcome. */
  int exitCode() {
    return switch (outcome) {
      case "ok", "tolerated" -> 0;
      case "failed", "halted", "timeout" -> 1;
      case "config" -> 2;
      case "interrupted" -> 130;
      default -> 3;
    };
  }
}
