// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.State;

/** Makes {@code result.json}, and the last event, of what is known at the end. */
public final class ResultFile {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final int MOST_GROUPS = 10;
  private static final int LONGEST_RESULT = 4096;

  private final Path directory;
  private final String job;
  private final Conclusion conclusion;
  private final @Nullable Run run;

  /**
   * A run with what was counted.
   *
   * @param elapsedMillis from its start to its end
   */
  public record Run(RunFacts facts, Ledger ledger, long elapsedMillis) {
    /** How much of the time that the workers had was spent in items; at most all of it. */
    long busyPercent() {
      long hadMicros = Math.max(1, elapsedMillis * 1000 * facts.workers().count());
      return Math.min(100, Math.round(ledger.busyMicros() * 100.0 / hadMicros));
    }

    double itemsPerSecond() {
      long ran = ledger.ended() - ledger.count(State.NOT_RUN) - ledger.count(State.DUPLICATE);
      double perSecond = ran * 1000.0 / Math.max(1, elapsedMillis);
      return Math.round(perSecond * 10) / 10.0;
    }
  }

  /**
   * @param directory for the files about the run
   * @param run null if it could not begin
   */
  public ResultFile(Path directory, String job, Conclusion conclusion, @Nullable Run run) {
    this.directory = directory;
    this.job = job;
    this.conclusion = conclusion;
    this.run = run;
  }

  /** Where it is. */
  public Path file() {
    return directory.resolve("result.json");
  }

  private Path items() {
    return directory.resolve("items.ndjson");
  }

  /** Writes the file. */
  public void write() throws IOException {
    AtomicFile.write(file(), GSON.toJson(json()) + "\n");
  }

  private JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("v", 1);
    json.addProperty("tool", "parallel-jobs/" + Versions.jobs());
    json.addProperty("job", job);
    json.addProperty("outcome", conclusion.verdict().text());
    json.addProperty("exit", conclusion.verdict().exitCode());
    conclusion.message().ifPresent(message -> json.addProperty("message", message));
    conclusion.result().ifPresent(r -> json.addProperty("result", shortened(r)));
    if (run != null) {
      addRun(json, run);
    }
    json.add("environment", environment());
    return json;
  }

  private void addRun(JsonObject json, Run ran) {
    RunFacts facts = ran.facts();
    json.addProperty("task", facts.task());
    json.addProperty("source", facts.source());
    json.add("items", items(ran.ledger()));
    json.add("time", time(ran));
    json.addProperty("itemsPerSecond", ran.itemsPerSecond());
    json.add("workers", workers(facts));
    json.add("options", options(facts));
    json.add("failures", groups(ran.ledger(), Integer.MAX_VALUE));
    json.add("slowest", slowest(ran.ledger()));
    if (!ran.ledger().lost().isEmpty()) {
      json.add("lostWorkers", lostWorkers(ran.ledger()));
    }
    JsonObject files = new JsonObject();
    files.addProperty("items", items().getFileName().toString());
    json.add("files", files);
  }

  private static JsonObject items(Ledger ledger) {
    JsonObject items = new JsonObject();
    items.addProperty("total", ledger.ended());
    ledger.counts().forEach((state, count) -> items.addProperty(camelCase(state), count));
    return items;
  }

  private static String camelCase(State state) {
    String words =
        Stream.of(state.name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  private static JsonObject time(Run ran) {
    Histogram durations = ran.ledger().durations();
    JsonObject time = new JsonObject();
    Instant start = ran.facts().start();
    time.addProperty("start", start.toString());
    time.addProperty("end", start.plusMillis(ran.elapsedMillis()).toString());
    time.addProperty("wallMs", ran.elapsedMillis());
    time.addProperty("p50", millis(durations.percentile(0.5)));
    time.addProperty("p90", millis(durations.percentile(0.9)));
    time.addProperty("p99", millis(durations.percentile(0.99)));
    time.addProperty("max", millis(durations.longest()));
    return time;
  }

  private static double millis(long micros) {
    return micros / 1000.0;
  }

  private static JsonObject workers(RunFacts facts) {
    JsonObject workers = new JsonObject();
    workers.addProperty("count", facts.workers().count());
    workers.addProperty("why", facts.workers().why());
    workers.addProperty("pool", facts.pool());
    return workers;
  }

  private static JsonObject options(RunFacts facts) {
    JsonObject options = new JsonObject();
    facts.options().forEach((name, used) -> options.add(name, GSON.toJsonTree(used)));
    return options;
  }

  private static JsonArray groups(Ledger ledger, int most) {
    JsonArray groups = new JsonArray();
    ledger.groups().stream()
        .limit(most)
        .map(
            group -> {
              JsonObject json = new JsonObject();
              json.addProperty("count", group.count());
              json.addProperty("message", Printable.of(group.message()));
              JsonArray samples = new JsonArray();
              group.samples().forEach(label -> samples.add(Printable.of(label)));
              json.add("samples", samples);
              return json;
            })
        .forEach(groups::add);
    return groups;
  }

  private static JsonArray slowest(Ledger ledger) {
    JsonArray slowest = new JsonArray();
    for (Slowest.Took took : ledger.slowest()) {
      JsonObject json = new JsonObject();
      json.addProperty("index", took.index());
      json.addProperty("label", took.label());
      json.addProperty("ms", millis(took.micros()));
      slowest.add(json);
    }
    return slowest;
  }

  private static JsonArray lostWorkers(Ledger ledger) {
    JsonArray workers = new JsonArray();
    for (ItemEntry entry : ledger.lost()) {
      JsonObject json = new JsonObject();
      json.addProperty("worker", entry.worker());
      json.addProperty("index", entry.index());
      json.addProperty("label", entry.label());
      GSON.toJsonTree(Objects.requireNonNull(entry.failure()).lost())
          .getAsJsonObject()
          .entrySet()
          .forEach(fact -> json.add(fact.getKey(), fact.getValue()));
      workers.add(json);
    }
    return workers;
  }

  private static JsonObject environment() {
    JsonObject environment = new JsonObject();
    environment.addProperty("runtime", Versions.runtime());
    environment.addProperty("java", System.getProperty("java.version"));
    environment.addProperty("vendor", System.getProperty("java.vendor"));
    environment.addProperty("os", System.getProperty("os.name"));
    environment.addProperty("arch", System.getProperty("os.arch"));
    environment.addProperty("processors", Runtime.getRuntime().availableProcessors());
    environment.addProperty("maxHeapBytes", Runtime.getRuntime().maxMemory());
    return environment;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_RESULT ? text : text.substring(0, LONGEST_RESULT) + "...";
  }

  /** The last event. */
  public JsonObject event() {
    JsonObject end = new JsonObject();
    end.addProperty("outcome", conclusion.verdict().text());
    end.add("counts", Events.counts(run == null ? Map.of() : run.ledger().counts()));
    end.addProperty("items", run == null ? 0 : run.ledger().ended());
    end.addProperty("elapsedMs", run == null ? 0 : run.elapsedMillis());
    end.addProperty("itemsPerSecond", run == null ? 0 : run.itemsPerSecond());
    end.addProperty("result", conclusion.result().map(ResultFile::shown).orElse(null));
    end.add("groups", run == null ? new JsonArray() : groups(run.ledger(), MOST_GROUPS));
    end.addProperty("resultFile", file().toString());
    end.addProperty("itemsFile", run == null ? null : items().toString());
    end.addProperty("failedFile", written("failed.txt"));
    end.addProperty("reportFile", written("report.html"));
    if (run != null) {
      addFigures(end, run);
    }
    end.addProperty("message", conclusion.message().map(ResultFile::shown).orElse(null));
    return end;
  }

  private static void addFigures(JsonObject end, Run ran) {
    Histogram durations = ran.ledger().durations();
    end.addProperty("p50Ms", millis(durations.percentile(0.5)));
    end.addProperty("p99Ms", millis(durations.percentile(0.99)));
    end.addProperty("retries", ran.ledger().retries());
    end.addProperty("busyPercent", ran.busyPercent());
  }

  /** The path of a file that this run has written; null if it has not. */
  private @Nullable String written(String name) {
    Path file = directory.resolve(name);
    return run != null && Files.isRegularFile(file) ? file.toString() : null;
  }

  /** Lines stay lines: a message may list several problems. */
  private static String shown(String text) {
    return shortened(text).lines().map(Printable::of).collect(Collectors.joining("\n"));
  }
}
