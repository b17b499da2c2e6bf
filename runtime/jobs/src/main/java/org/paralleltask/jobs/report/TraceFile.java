// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.paralleltask.jobs.journal.JsonLines.ascii;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.JsonLines;

/**
 * {@code trace.json}: what Perfetto and Chrome's tracing show, in the JSON form of their trace
 * events. The run is the process, each worker a thread, so that slices never overlap; waits for a
 * retry overlap, and are asynchronous. Times are microseconds from the start of the run.
 */
final class TraceFile implements ItemReport {
  private static final long MOST_SLICES = 200_000;
  private static final long MOST_BYTES = 99L << 20;
  private static final int LONGEST_NAME = 200;

  private static final byte[] HEAD =
      ascii("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n{\"ph\":\"M\",\"pid\":1,\"tid\":0,");
  private static final byte[] PROCESS = ascii("\"name\":\"process_name\",\"args\":{\"name\":");
  private static final byte[] THREAD = ascii("\"name\":\"thread_name\",\"args\":{\"name\":");
  private static final byte[] SLICE = ascii(",\n{\"ph\":\"X\",\"pid\":1,\"cat\":\"item\",\"tid\":");
  private static final byte[] META = ascii(",\n{\"ph\":\"M\",\"pid\":1,\"tid\":");
  private static final byte[] BEGIN = ascii(",\n{\"ph\":\"b\",\"pid\":1,\"cat\":\"wait\",\"tid\":");
  private static final byte[] FINISH =
      ascii(",\n{\"ph\":\"e\",\"pid\":1,\"cat\":\"wait\",\"tid\":");
  private static final byte[] COUNTER = ascii(",\n{\"ph\":\"C\",\"pid\":1,\"ts\":");
  private static final byte[] RUNNING = ascii(",\"name\":\"running\",\"args\":{\"workers\":");
  private static final byte[] PACE = ascii(",\"name\":\"items/s\",\"args\":{\"ended\":");
  private static final byte[] ID = ascii(",\"id\":");
  private static final byte[] TIME = ascii(",\"ts\":");
  private static final byte[] DURATION = ascii(",\"dur\":");
  private static final byte[] NAME = ascii(",\"name\":");
  private static final byte[] KEY = ascii(",\"args\":{\"key\":");
  private static final byte[] STATE = ascii(",\"state\":");
  private static final byte[] ATTEMPT = ascii(",\"attempt\":");
  private static final byte[] ITEMS = ascii(",\"args\":{\"items\":");
  private static final byte[] ERROR = ascii(",\"error\":");
  private static final byte[] COMMA = ascii(",");
  private static final byte[] END = ascii("}}");
  private static final byte[] END_OF_EVENT = ascii("}");
  private static final byte[] TAIL = ascii("\n],\"metadata\":{\"run\":");
  private static final byte[] LEFT_OUT = ascii(",\"slicesLeftOut\":");
  private static final byte[] END_OF_FILE = ascii("}}\n");

  private final Digest digest;
  private final CountingStream bytes;
  private final JsonLines lines;
  private final ShortSpans spans;
  private long leftOut;

  TraceFile(Digest digest, OutputStream out) throws IOException {
    this.digest = digest;
    this.bytes = new CountingStream(out);
    this.lines = new JsonLines(bytes);
    this.spans = ShortSpans.of(digest, MOST_SLICES, this::slice);
    lines.raw(HEAD).raw(PROCESS).string(Printable.of(digest.facts().job())).raw(END);
  }

  @Override
  public void add(ItemEntry entry) throws IOException {
    spans.add(entry);
    if (entry.attempts().size() > 1) {
      waits(entry);
    }
  }

  private void slice(ShortSpans.Span span) throws IOException {
    if (bytes.count() > MOST_BYTES) {
      leftOut++;
      return;
    }
    lines.raw(SLICE).number(span.worker().number() + 1L).raw(TIME).number(span.startMicros());
    lines.raw(DURATION).number(span.micros()).raw(NAME);
    if (span.items() > 1) {
      lines.string(span.items() + " short items").raw(ITEMS).number(span.items()).raw(END);
    } else {
      item(span);
    }
  }

  private void item(ShortSpans.Span span) throws IOException {
    ItemEntry entry = span.entry();
    lines.string(Printable.shortened(entry.label(), LONGEST_NAME)).raw(KEY).hex(entry.key());
    String state = span.isLast() ? entry.state().name() : "RETRIED";
    lines.raw(STATE).string(state).raw(ATTEMPT).number(span.attempt());
    String error = entry.attempts().get(span.attempt() - 1).error();
    if (error != null) {
      lines.raw(ERROR).string(Printable.of(error));
    }
    lines.raw(END);
  }

  private void waits(ItemEntry entry) throws IOException {
    List<Attempt> attempts = entry.attempts();
    for (int i = 1; i < attempts.size(); i++) {
      Attempt before = attempts.get(i - 1);
      long from = before.startMicros() + before.micros();
      if (attempts.get(i).startMicros() > from) {
        wait(BEGIN, entry, i, from);
        wait(FINISH, entry, i, attempts.get(i).startMicros());
      }
    }
  }

  private void wait(byte[] phase, ItemEntry entry, int attempt, long micros) throws IOException {
    lines.raw(phase).number(0).raw(ID).string(entry.index() + "." + attempt);
    lines.raw(TIME).number(Math.max(0, micros)).raw(NAME).string("wait for retry");
    lines.raw(END_OF_EVENT);
  }

  @Override
  public void finish() throws IOException {
    spans.finish();
    for (Crew.Worker worker : spans.workers()) {
      lines.raw(META).number(worker.number() + 1L).raw(COMMA).raw(THREAD);
      lines.string(Printable.of(worker.name())).raw(END);
    }
    counters();
    lines.raw(TAIL).string(digest.facts().id()).raw(LEFT_OUT).number(leftOut).raw(END_OF_FILE);
  }

  private void counters() throws IOException {
    Profile profile = digest.profile();
    for (int part = 0; part < Profile.PARTS; part++) {
      long time = Math.round(part * profile.partMicros());
      long perSecond = Math.round(profile.ended(part) * 1e6 / profile.partMicros());
      lines.raw(COUNTER).number(time).raw(RUNNING);
      lines.number(Math.round(profile.busy(part))).raw(END);
      lines.raw(COUNTER).number(time).raw(PACE).number(perSecond).raw(END);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
