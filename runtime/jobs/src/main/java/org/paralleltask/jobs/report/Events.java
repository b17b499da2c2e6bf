// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.State;

/** What the plugin is told, in its words. */
public final class Events {
  private static final int MOST_FAILURES = 20;
  private static final int MOST_BUSY = 8;

  private final EventChannel channel;
  private int failures;

  /** Sends through {@code channel}. */
  public Events(EventChannel channel) {
    this.channel = channel;
  }

  /** Who is speaking; the first event. */
  public void hello(int protocol, String token, String runtime) {
    JsonObject hello = new JsonObject();
    hello.addProperty("protocol", protocol);
    hello.addProperty("token", token);
    hello.addProperty("runtime", runtime);
    hello.addProperty("pid", ProcessHandle.current().pid());
    channel.send("hello", hello);
  }

  /**
   * The run begins.
   *
   * @param resumes the earlier run that it goes on from; null if it begins from nothing
   * @param resumable whether what it finishes need not be done again by the next
   */
  public void start(RunFacts facts, @Nullable PastRun resumes, boolean resumable) {
    JsonObject start = new JsonObject();
    start.addProperty("job", facts.job());
    start.add("total", number(facts.total()));
    start.add("stages", lines(facts.stages()));
    start.addProperty("pool", facts.pool());
    start.addProperty("mode", facts.mode());
    start.addProperty("workers", facts.workers().count());
    start.addProperty("why", facts.workers().why());
    start.addProperty("java", System.getProperty("java.version"));
    start.add("resumes", resumes == null ? JsonNull.INSTANCE : json(resumes));
    start.addProperty("resumable", resumable);
    channel.send("start", start);
  }

  private static JsonObject json(PastRun run) {
    JsonObject past = new JsonObject();
    past.addProperty("id", run.id());
    past.addProperty("start", run.start().toString());
    past.addProperty("outcome", run.verdict() == null ? null : run.verdict().text());
    long done =
        Stream.of(State.OK, State.FLAKY, State.UP_TO_DATE)
            .mapToLong(state -> run.counts().getOrDefault(state, 0L))
            .sum();
    past.addProperty("done", done);
    return past;
  }

  /**
   * How far it is.
   *
   * @param stage which stage the figures are of; empty if the job has none
   * @param busy the workers with an item, the one that is at it for the longest first
   */
  public void progress(
      String stage,
      Ledger.Done done,
      OptionalLong total,
      long elapsedMs,
      List<Busy> busy,
      int waiting) {
    JsonObject progress = new JsonObject();
    progress.addProperty("stage", stage);
    progress.addProperty("done", done.ended());
    progress.addProperty("ok", done.ended() - done.failed());
    progress.addProperty("failed", done.failed());
    progress.add("counts", counts(done.counts()));
    progress.addProperty("running", busy.size());
    progress.addProperty("waiting", waiting);
    progress.add("total", number(total));
    progress.addProperty("elapsedMs", elapsedMs);
    progress.addProperty("medianMs", done.medianMicros() / 1000.0);
    progress.addProperty("youngestMs", busy.isEmpty() ? 0 : busy.get(busy.size() - 1).millis());
    progress.add("busy", busy(busy));
    channel.send("progress", progress);
  }

  /** Every state with its count, those that are missing as 0. */
  static JsonObject counts(Map<State, Long> counts) {
    JsonObject json = new JsonObject();
    for (State state : State.values()) {
      json.addProperty(state.name(), counts.getOrDefault(state, 0L));
    }
    return json;
  }

  private static JsonArray busy(List<Busy> busy) {
    JsonArray workers = new JsonArray();
    busy.stream().limit(MOST_BUSY).map(Events::json).forEach(workers::add);
    return workers;
  }

  private static JsonObject json(Busy busy) {
    JsonObject worker = new JsonObject();
    worker.addProperty("worker", busy.worker());
    worker.addProperty("label", Printable.of(busy.label()));
    worker.addProperty("ms", busy.millis());
    return worker;
  }

  /** An item failed; only the first ones are told, with what they printed if that is asked for. */
  public void failure(ItemEntry entry, boolean withOutput) {
    Failure failure = entry.failure();
    if (failure == null || failures++ >= MOST_FAILURES) {
      return;
    }
    JsonObject event = new JsonObject();
    event.addProperty("index", entry.index());
    event.addProperty("label", Printable.of(entry.label()));
    event.addProperty("state", entry.state().name());
    event.addProperty("message", Printable.of(failure.message()));
    event.addProperty("at", failure.at());
    event.addProperty("attempts", entry.attempts().size());
    event.addProperty("ms", entry.micros() / 1000.0);
    if (withOutput && !entry.output().isEmpty()) {
      event.add("output", lines(entry.output()));
    }
    channel.send("failure", event);
  }

  /**
   * What a run would do.
   *
   * @param total how many items there are; the other three numbers add up to it
   * @param atLeast whether there are more that nobody has looked at
   * @param reasons why items would run, or would not, the most frequent first
   */
  public void plan(
      long total, boolean atLeast, long run, long upToDate, long notRun, List<Why> reasons) {
    JsonObject plan = new JsonObject();
    plan.addProperty("total", total);
    plan.addProperty("atLeast", atLeast);
    plan.addProperty("run", run);
    plan.addProperty("upToDate", upToDate);
    plan.addProperty("notRun", notRun);
    JsonArray why = new JsonArray();
    reasons.stream().map(Events::json).forEach(why::add);
    plan.add("reasons", why);
    channel.send("plan", plan);
  }

  private static JsonObject json(Why why) {
    JsonObject json = new JsonObject();
    json.addProperty("cause", why.cause().name());
    json.addProperty("count", why.count());
    JsonArray samples = new JsonArray();
    for (Sample each : why.samples()) {
      JsonObject sample = new JsonObject();
      sample.addProperty("label", Printable.of(each.label()));
      sample.addProperty("detail", Printable.of(each.detail()));
      samples.add(sample);
    }
    json.add("samples", samples);
    return json;
  }

  /**
   * What was removed of earlier runs.
   *
   * @param kept what was not, because somebody has changed it since
   */
  public void cleaned(long files, long bytes, List<String> kept) {
    JsonObject clean = new JsonObject();
    clean.addProperty("files", files);
    clean.addProperty("bytes", bytes);
    clean.add("kept", lines(kept));
    channel.send("clean", clean);
  }

  /** An item printed a line. */
  public void output(String label, int worker, String stream, String line) {
    JsonObject output = new JsonObject();
    output.addProperty("label", Printable.of(label));
    output.addProperty("worker", worker);
    output.addProperty("stream", stream);
    output.addProperty("line", Printable.of(line));
    channel.send("output", output);
  }

  /** Something that the user should read. */
  public void warn(String text) {
    log("warn", text);
  }

  /** Something that the user may read. */
  public void inform(String text) {
    log("info", text);
  }

  private void log(String level, String text) {
    JsonObject log = new JsonObject();
    log.addProperty("level", level);
    log.addProperty("text", Printable.of(text));
    channel.send("log", log);
  }

  /** The run has ended; the last event. */
  public void end(JsonObject end) {
    channel.send("end", end);
    channel.close();
  }

  private static JsonArray lines(List<String> lines) {
    JsonArray array = new JsonArray();
    lines.stream().map(Printable::of).forEach(array::add);
    return array;
  }

  static JsonElement number(OptionalLong number) {
    return number.isPresent() ? new JsonPrimitive(number.getAsLong()) : JsonNull.INSTANCE;
  }

  /**
   * Items that have a cause in common.
   *
   * @param samples some of them
   */
  public record Why(Reason.Cause cause, long count, List<Sample> samples) {}

  /**
   * One of several items.
   *
   * @param detail what the cause is about; may be empty
   */
  public record Sample(String label, String detail) {}

  /**
   * A worker with the item that it runs.
   *
   * @param worker its number
   * @param millis how long it has been running
   */
  public record Busy(int worker, String label, long millis) {}
}
