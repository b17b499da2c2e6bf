// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.State;

/** The last event: how a run ended, what it comes to, and where more is written. */
public final class EndEvent {
  private static final int MOST_GROUPS = 10;
  private static final int LONGEST_TEXT = 4096;

  private final Path directory;
  private final JsonObject end = new JsonObject();

  private EndEvent(Path directory) {
    this.directory = directory;
  }

  /**
   * Of a run that could not begin, or of which nothing more is known.
   *
   * @param resumable as {@link #of(Reports.Written, Path, boolean)} has it
   */
  public static JsonObject of(
      Conclusion conclusion, Path directory, Map<State, Long> counts, boolean resumable) {
    EndEvent event = new EndEvent(directory);
    event.addOutcome(conclusion.verdict().text(), conclusion);
    event.addCounts(counts, 0, 0);
    event.end.add("groups", new JsonArray());
    event.addFiles(Map.of());
    event.end.addProperty("resumable", resumable);
    return event.end;
  }

  /**
   * Of a run that was reported.
   *
   * @param resumable whether the next run does only what this one has left, or what has changed
   *     since: however this one ended, if it has begun, and keeps what its items have done
   */
  public static JsonObject of(Reports.Written run, Path directory, boolean resumable) {
    Digest digest = run.digest();
    EndEvent event = new EndEvent(directory);
    event.addOutcome(Outcomes.text(digest), digest.record().conclusion().orElse(null));
    event.addCounts(digest.counts(), digest.elapsedMicros() / 1000, digest.itemsPerSecond());
    event.end.add("groups", groups(digest));
    event.addFiles(run.files());
    event.addFigures(digest);
    event.end.addProperty("resumable", resumable);
    return event.end;
  }

  private void addOutcome(String outcome, @Nullable Conclusion conclusion) {
    end.addProperty("outcome", outcome);
    end.addProperty("result", text(conclusion == null ? null : conclusion.result().orElse(null)));
    end.addProperty("message", text(conclusion == null ? null : conclusion.message().orElse(null)));
  }

  /** Lines stay lines: a message may list several problems. */
  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : Printable.lines(Printable.start(text, LONGEST_TEXT));
  }

  private void addCounts(Map<State, Long> known, long elapsedMillis, double itemsPerSecond) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    long sum = 0;
    for (State state : State.values()) {
      long count = known.getOrDefault(state, 0L);
      counts.put(state, count);
      sum += count;
    }
    end.add("counts", Events.counts(counts));
    end.addProperty("items", sum);
    end.addProperty("elapsedMs", elapsedMillis);
    end.addProperty("itemsPerSecond", Math.round(itemsPerSecond * 10) / 10.0);
  }

  private static JsonArray groups(Digest digest) {
    JsonArray groups = new JsonArray();
    for (FailureGroups.Group group : digest.groups()) {
      if (groups.size() < MOST_GROUPS) {
        groups.add(group(group));
      }
    }
    return groups;
  }

  private static JsonObject group(FailureGroups.Group group) {
    JsonObject json = new JsonObject();
    json.addProperty("count", group.count());
    json.addProperty("message", Printable.of(group.message()));
    json.addProperty("at", group.at());
    List<String> labels =
        group.samples().stream().map(entry -> Printable.of(entry.label())).toList();
    json.add("samples", new Gson().toJsonTree(labels));
    return json;
  }

  private void addFiles(Map<String, String> files) {
    end.addProperty("resultFile", directory.resolve("result.json").toString());
    addFile("itemsFile", files.get("items"));
    addFile("failedFile", files.get("failed"));
    addFile("reportFile", files.get("html"));
  }

  private void addFile(String name, @Nullable String file) {
    if (file == null) {
      end.add(name, JsonNull.INSTANCE);
    } else {
      end.addProperty(name, directory.resolve(file).toString());
    }
  }

  private void addFigures(Digest digest) {
    end.addProperty("p50Ms", digest.durations().percentile(0.5) / 1000.0);
    end.addProperty("p99Ms", digest.durations().percentile(0.99) / 1000.0);
    end.addProperty("retries", digest.retries());
    end.addProperty("busyPercent", Math.round(100 * digest.busy()));
  }
}
