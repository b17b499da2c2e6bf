// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.LostWorker;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.journal.Table;
import org.paralleltask.jobs.journal.Verdict;

/** {@code result.json}: a run in figures, for programs. Times are milliseconds. */
final class ResultJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final int LONGEST_RESULT = 4096;
  private static final int MOST_SLOWEST = 20;

  private final Digest digest;
  private final JsonObject json = new JsonObject();

  private ResultJson(Digest digest) {
    this.digest = digest;
  }

  /** A run, with the files about it by what they are. */
  static String of(Digest digest, Map<String, String> files) {
    ResultJson result = new ResultJson(digest);
    result.head();
    result.figures();
    result.problems();
    result.tables();
    result.json.add("files", GSON.toJsonTree(files));
    result.json.add("environment", GSON.toJsonTree(digest.facts().environment()));
    return GSON.toJson(result.json) + "\n";
  }

  /** A run that could not begin. */
  static String of(String job, Conclusion conclusion) {
    JsonObject json = new JsonObject();
    addTool(json);
    json.addProperty("job", job);
    addEnd(json, conclusion);
    json.add("environment", GSON.toJsonTree(Environment.here()));
    return GSON.toJson(json) + "\n";
  }

  private static void addTool(JsonObject json) {
    json.addProperty("v", 1);
    json.addProperty("tool", "parallel-jobs/" + Versions.jobs());
  }

  private static void addEnd(JsonObject json, Conclusion conclusion) {
    json.addProperty("outcome", conclusion.verdict().text());
    json.addProperty("exit", conclusion.verdict().exitCode());
    conclusion.message().ifPresent(message -> json.addProperty("message", message));
    conclusion
        .result()
        .ifPresent(result -> json.addProperty("result", Printable.start(result, LONGEST_RESULT)));
  }

  private void head() {
    RunFacts facts = digest.facts();
    addTool(json);
    json.addProperty("job", facts.job());
    json.addProperty("runId", facts.id());
    resumed().ifPresent(run -> json.addProperty("resumedFrom", run.id()));
    digest
        .record()
        .conclusion()
        .ifPresentOrElse(
            conclusion -> addEnd(json, conclusion),
            () -> json.addProperty("outcome", Outcomes.text(digest)));
    json.addProperty("task", facts.task());
    json.addProperty("source", facts.source());
  }

  /** The run before, if it did not come to its end and this one did not do all again. */
  private Optional<PastRun> resumed() {
    return digest
        .comparison()
        .previous()
        .filter(run -> run.verdict() != Verdict.OK && run.verdict() != Verdict.TOLERATED)
        .filter(run -> digest.count(State.UP_TO_DATE) > 0);
  }

  private void figures() {
    RunFacts facts = digest.facts();
    JsonObject items = items(digest.total(), digest.counts());
    json.add("items", items);
    if (!facts.stages().isEmpty()) {
      JsonArray stages = new JsonArray();
      digest.stages().forEach(stage -> stages.add(json(stage)));
      json.add("stages", stages);
    }
    json.add("time", time());
    json.addProperty("itemsPerSecond", Math.round(digest.itemsPerSecond() * 10) / 10.0);
    json.addProperty("retries", digest.retries());
    JsonObject workers = new JsonObject();
    workers.addProperty("count", facts.workers().count());
    workers.addProperty("why", facts.workers().why());
    workers.addProperty("pool", facts.pool());
    workers.addProperty("busyPercent", Math.round(digest.busy() * 1000) / 10.0);
    json.add("workers", workers);
    json.add("options", GSON.toJsonTree(facts.options()));
    json.add("findings", GSON.toJsonTree(Findings.of(digest)));
  }

  private static JsonObject items(long total, Map<State, Long> counts) {
    JsonObject items = new JsonObject();
    items.addProperty("total", total);
    counts.forEach((state, count) -> items.addProperty(camelCase(state), count));
    return items;
  }

  private static JsonObject json(StageFigures stage) {
    JsonObject json = new JsonObject();
    json.addProperty("name", stage.name());
    json.add("items", items(stage.total(), stage.counts()));
    stage.startMicros().ifPresent(start -> json.addProperty("startMs", millis(start)));
    json.addProperty("wallMs", millis(stage.micros()));
    return json;
  }

  static String camelCase(State state) {
    String words =
        Stream.of(state.name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  private JsonObject time() {
    Histogram durations = digest.durations();
    Instant start = digest.facts().start();
    JsonObject time = new JsonObject();
    time.addProperty("start", start.toString());
    time.addProperty("end", start.plusNanos(digest.elapsedMicros() * 1000).toString());
    time.addProperty("wallMs", digest.elapsedMicros() / 1000);
    time.addProperty("busyMs", millis(digest.crew().busyMicros()));
    time.addProperty("retryWaitMs", millis(digest.waitMicros()));
    time.addProperty("p50", millis(durations.percentile(0.5)));
    time.addProperty("p90", millis(durations.percentile(0.9)));
    time.addProperty("p99", millis(durations.percentile(0.99)));
    time.addProperty("max", millis(durations.longest()));
    return time;
  }

  private static double millis(long micros) {
    return micros / 1000.0;
  }

  private void problems() {
    JsonArray failures = new JsonArray();
    digest.groups().forEach(group -> failures.add(json(group)));
    json.add("failures", failures);
    JsonArray slowest = new JsonArray();
    digest.slowest().stream().limit(MOST_SLOWEST).forEach(entry -> slowest.add(json(entry)));
    json.add("slowest", slowest);
    if (!digest.lost().isEmpty()) {
      JsonArray lost = new JsonArray();
      digest.lost().forEach(entry -> lost.add(lost(entry)));
      json.add("lostWorkers", lost);
    }
  }

  /** What the job itself tells, by the names of its tables. */
  private void tables() {
    JsonObject tables = new JsonObject();
    digest.record().tables().forEach(table -> tables.add(table.name(), json(table)));
    if (tables.size() > 0) {
      json.add("tables", tables);
    }
  }

  private static JsonObject json(Table table) {
    JsonArray rows = new JsonArray();
    for (List<Object> cells : table.rows()) {
      JsonObject row = new JsonObject();
      for (int i = 0; i < cells.size(); i++) {
        row.add(table.columns().get(i).name(), GSON.toJsonTree(cells.get(i)));
      }
      rows.add(row);
    }
    JsonObject json = new JsonObject();
    json.addProperty("total", table.total());
    json.add("rows", rows);
    return json;
  }

  private static JsonObject json(FailureGroups.Group group) {
    JsonObject json = new JsonObject();
    json.addProperty("code", group.code());
    json.addProperty("count", group.count());
    json.addProperty("message", Printable.of(group.message()));
    json.addProperty("at", group.at());
    List<String> labels =
        group.samples().stream().map(entry -> Printable.of(entry.label())).toList();
    json.add("samples", GSON.toJsonTree(labels));
    return json;
  }

  private static JsonObject json(ItemEntry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("index", entry.index());
    json.addProperty("label", Printable.of(entry.label()));
    json.addProperty("ms", millis(entry.micros()));
    return json;
  }

  private static JsonObject lost(ItemEntry entry) {
    LostWorker worker = Objects.requireNonNull(Objects.requireNonNull(entry.failure()).lost());
    JsonObject json = new JsonObject();
    json.addProperty("worker", entry.worker());
    json.addProperty("index", entry.index());
    json.addProperty("label", Printable.of(entry.label()));
    GSON.toJsonTree(worker)
        .getAsJsonObject()
        .entrySet()
        .forEach(fact -> json.add(fact.getKey(), fact.getValue()));
    return json;
  }
}
