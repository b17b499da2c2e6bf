// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.spec.JobOptions;
import org.paralleltask.jobs.spec.Workers;

/** What is said of whole runs, as JSON and back; there are few of these records. */
final class HeadFormat {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private HeadFormat() {}

  /** A record of JSON without its last brace. */
  static String open(JsonObject record) {
    String json = GSON.toJson(record);
    return json.substring(0, json.length() - 1);
  }

  static JsonObject parse(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  static JsonObject record(Line.Type type, int run) {
    JsonObject record = new JsonObject();
    record.addProperty("t", type.name().toLowerCase(Locale.ROOT));
    record.addProperty("r", run);
    return record;
  }

  static JsonObject json(RunFacts facts) {
    JsonObject json = new JsonObject();
    json.addProperty("id", facts.id());
    json.addProperty("job", facts.job());
    json.addProperty("task", facts.task());
    if (!facts.stages().isEmpty()) {
      json.add("stages", GSON.toJsonTree(facts.stages()));
    }
    facts.total().ifPresent(total -> json.addProperty("total", total));
    json.addProperty("pool", facts.pool());
    json.addProperty("mode", facts.mode());
    json.add("workers", GSON.toJsonTree(facts.workers()));
    json.addProperty("source", facts.source());
    if (!facts.columns().isEmpty()) {
      json.add("columns", GSON.toJsonTree(facts.columns()));
    }
    json.addProperty("start", facts.start().toString());
    json.add("options", GSON.toJsonTree(facts.options()));
    json.add("environment", GSON.toJsonTree(facts.environment()));
    if (!facts.command().isEmpty()) {
      json.addProperty("command", facts.command());
    }
    return json;
  }

  private static List<String> texts(JsonObject json, String name) {
    return json.has(name)
        ? GSON.fromJson(json.get(name), new TypeToken<List<String>>() {})
        : List.of();
  }

  static RunFacts facts(JsonObject json) {
    return new RunFacts(
        text(json, "id"),
        text(json, "job"),
        text(json, "task"),
        texts(json, "stages"),
        json.has("total") ? OptionalLong.of(json.get("total").getAsLong()) : OptionalLong.empty(),
        text(json, "pool"),
        text(json, "mode"),
        GSON.fromJson(json.get("workers"), Workers.Chosen.class),
        text(json, "source"),
        texts(json, "columns"),
        Instant.parse(text(json, "start")),
        GSON.fromJson(json.get("options"), new TypeToken<Map<String, JobOptions.Used>>() {}),
        GSON.fromJson(json.get("environment"), new TypeToken<Map<String, String>>() {}),
        Objects.requireNonNullElse(optional(json, "command"), ""));
  }

  static JsonObject json(PastRun run) {
    JsonObject json = new JsonObject();
    json.addProperty("id", run.id());
    json.addProperty("start", run.start().toString());
    json.addProperty("ms", run.elapsedMillis());
    json.addProperty("verdict", run.verdict() == null ? null : run.verdict().name());
    json.add("counts", json(run.counts()));
    return json;
  }

  static PastRun pastRun(JsonObject json) {
    return new PastRun(
        text(json, "id"),
        Instant.parse(text(json, "start")),
        json.get("ms").getAsLong(),
        json.has("verdict") ? Verdict.valueOf(text(json, "verdict")) : null,
        counts(json.getAsJsonObject("counts")));
  }

  static void add(JsonObject record, Conclusion conclusion, long elapsedMillis) {
    record.addProperty("ms", elapsedMillis);
    record.addProperty("verdict", conclusion.verdict().name());
    conclusion.message().ifPresent(message -> record.addProperty("message", message));
    conclusion.result().ifPresent(result -> record.addProperty("result", result));
  }

  static Conclusion conclusion(JsonObject json) {
    return new Conclusion(
        Verdict.valueOf(text(json, "verdict")),
        Optional.ofNullable(optional(json, "message")),
        Optional.ofNullable(optional(json, "result")));
  }

  static JsonObject json(Map<State, Long> counts) {
    JsonObject json = new JsonObject();
    counts.forEach((state, count) -> json.addProperty(state.name(), count));
    return json;
  }

  static Map<State, Long> counts(JsonObject json) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, json.has(state.name()) ? json.get(state.name()).getAsLong() : 0L);
    }
    return counts;
  }

  /** Adds the counts of stages, if there are any. */
  static void addStages(JsonObject record, Map<String, Map<State, Long>> stages) {
    if (!stages.isEmpty()) {
      JsonObject json = new JsonObject();
      stages.forEach((name, counts) -> json.add(name, json(counts)));
      record.add("stages", json);
    }
  }

  static Map<String, Map<State, Long>> stages(JsonObject record) {
    Map<String, Map<State, Long>> stages = new LinkedHashMap<>();
    if (record.has("stages")) {
      JsonObject all = record.getAsJsonObject("stages");
      all.keySet().forEach(name -> stages.put(name, counts(all.getAsJsonObject(name))));
    }
    return stages;
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  private static @Nullable String optional(JsonObject json, String name) {
    return json.has(name) ? text(json, name) : null;
  }
}
