// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * What a run of a job would do.
 *
 * @param total how many items there are; the other three numbers add up to it
 * @param atLeast whether there are more that nobody has looked at
 * @param reasons why items would run, or would not
 */
public record JobPlan(
    long total, boolean atLeast, long run, long upToDate, long notRun, List<Why> reasons) {

  /** Items that have a cause in common, with some of them. */
  public record Why(String cause, long count, List<Sample> samples) {
    static Why of(JsonObject json) {
      return new Why(
          Json.text(json, "cause").orElse(""),
          Json.count(json, "count"),
          Json.objects(json, "samples").stream().map(Sample::of).toList());
    }
  }

  /** One of several items, with what the cause is about. */
  public record Sample(String label, String detail) {
    static Sample of(JsonObject json) {
      return new Sample(Json.text(json, "label").orElse(""), Json.text(json, "detail").orElse(""));
    }
  }

  static JobPlan of(JsonObject event) {
    return new JobPlan(
        Json.count(event, "total"),
        Json.isTrue(event, "atLeast"),
        Json.count(event, "run"),
        Json.count(event, "upToDate"),
        Json.count(event, "notRun"),
        Json.objects(event, "reasons").stream().map(Why::of).toList());
  }
}
