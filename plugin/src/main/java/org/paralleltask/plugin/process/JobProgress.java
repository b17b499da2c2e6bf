// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far a job is, or the stage that it is at.
 *
 * @param stage which one of how many; empty if the job has no stages
 * @param counts how many items have which outcome
 * @param running how many items run
 * @param waiting how many wait for their next attempt, without a worker
 * @param total how many items there are, if that is known
 * @param medianMillis half of the items that ran took no longer; 0 if none has run
 * @param youngestMillis for how long the item is running that started last
 * @param busy what some of the workers are at
 */
public record JobProgress(
    String stage,
    Map<String, Long> counts,
    long running,
    long waiting,
    OptionalLong total,
    long elapsedMillis,
    double medianMillis,
    long youngestMillis,
    List<Busy> busy) {
  private static final List<String> WITHOUT_WORK = List.of("UP_TO_DATE", "NOT_RUN", "DUPLICATE");

  /** A worker, its item, and for how long it is at it. */
  public record Busy(long worker, String label, long millis) {
    static Busy of(JsonObject json) {
      return new Busy(
          Json.count(json, "worker"), Json.text(json, "label").orElse(""), Json.count(json, "ms"));
    }
  }

  static JobProgress of(JsonObject event) {
    return new JobProgress(
        Json.text(event, "stage").orElse(""),
        Json.counts(event, "counts"),
        Json.count(event, "running"),
        Json.count(event, "waiting"),
        total(event),
        Json.count(event, "elapsedMs"),
        Json.decimal(event, "medianMs"),
        Json.count(event, "youngestMs"),
        Json.objects(event, "busy").stream().map(Busy::of).toList());
  }

  static OptionalLong total(JsonObject event) {
    return Json.number(event, "total").map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /** The same, some time later: nothing new is heard, and the workers are still busy. */
  public JobProgress later(long moreMillis) {
    List<Busy> longer =
        busy.stream().map(b -> new Busy(b.worker(), b.label(), b.millis() + moreMillis)).toList();
    long youngest = youngestMillis + moreMillis;
    return new JobProgress(
        stage, counts, running, waiting, total, elapsedMillis, medianMillis, youngest, longer);
  }

  /** What is shown as its name: {@code decades, day 1/2}. */
  public String title(String job) {
    return stage.isEmpty() ? job : job + ", " + stage;
  }

  /** How many items have an outcome. */
  public long done() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many items have an outcome for which a worker had to do something. */
  public long worked() {
    return done() - WITHOUT_WORK.stream().mapToLong(this::count).sum();
  }

  /** How many items there are, without those that have turned out to need no work. */
  public OptionalLong work() {
    return total.isEmpty() ? total : OptionalLong.of(total.getAsLong() - done() + worked());
  }

  /** How many items have an outcome. */
  public long count(String outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** How many items failed, or were ended at their deadline. */
  public long failures() {
    return count("FAILED") + count("TIMED_OUT");
  }
}
