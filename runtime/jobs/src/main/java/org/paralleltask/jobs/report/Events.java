// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.OptionalLong;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.RunFacts;

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

  /** The run begins. */
  public void start(RunFacts facts) {
    JsonObject start = new JsonObject();
    start.addProperty("job", facts.job());
    start.add("total", number(facts.total()));
    start.addProperty("pool", facts.pool());
    start.addProperty("mode", facts.mode());
    start.addProperty("workers", facts.workers().count());
    start.addProperty("why", facts.workers().why());
    start.addProperty("java", System.getProperty("java.version"));
    channel.send("start", start);
  }

  /** How far it is. */
  public void progress(
      long done, long ok, long failed, OptionalLong total, long elapsedMs, List<Busy> busy) {
    JsonObject progress = new JsonObject();
    progress.addProperty("done", done);
    progress.addProperty("ok", ok);
    progress.addProperty("failed", failed);
    progress.addProperty("running", busy.size());
    progress.add("total", number(total));
    progress.addProperty("elapsedMs", elapsedMs);
    progress.add("busy", busy(busy));
    channel.send("progress", progress);
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
    if (withOutput && !entry.output().isEmpty()) {
      event.add("output", lines(entry.output()));
    }
    channel.send("failure", event);
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
   * A worker with the item that it runs.
   *
   * @param worker its number
   * @param millis how long it has been running
   */
  public record Busy(int worker, String label, long millis) {}
}
