// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far a job is.
 *
 * @param done how many items have an outcome
 * @param total how many items there are, if that is known
 * @param busy what some of the workers are at
 */
public record JobProgress(
    long done,
    long ok,
    long failed,
    long running,
    OptionalLong total,
    long elapsedMillis,
    List<Busy> busy) {

  /** A worker, its item, and for how long it is at it. */
  public record Busy(long worker, String label, long millis) {
    static Busy of(JsonObject json) {
      return new Busy(
          Json.count(json, "worker"), Json.text(json, "label").orElse(""), Json.count(json, "ms"));
    }
  }

  /** The same, some time later: nothing new is heard, and the workers are still busy. */
  public JobProgress later(long moreMillis) {
    List<Busy> longer =
        busy.stream().map(b -> new Busy(b.worker(), b.label(), b.millis() + moreMillis)).toList();
    return new JobProgress(done, ok, failed, running, total, elapsedMillis, longer);
  }

  static JobProgress of(JsonObject event) {
    return new JobProgress(
        Json.count(event, "done"),
        Json.count(event, "ok"),
        Json.count(event, "failed"),
        Json.count(event, "running"),
        total(event),
        Json.count(event, "elapsedMs"),
        Json.objects(event, "busy").stream().map(Busy::of).toList());
  }

  static OptionalLong total(JsonObject event) {
    return Json.number(event, "total").map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
