// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.paralleltask.jobs.journal.JsonLines.ascii;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.JsonLines;

/**
 * What the timeline is drawn from: columns of numbers, in the order in which attempts ended, each
 * number as the difference to the one before where that is small.
 */
final class PageSpans {
  private static final long MOST = 500_000;

  /** Finer than this share of the run, nobody can look. */
  private static final long FINEST = 200_000_000;

  private final ShortSpans spans;
  private final long unit;
  private final ByteArrayOutputStream states = new ByteArrayOutputStream();
  private final Column workers = new Column();
  private final Column ends = new Column();
  private final Column times = new Column();
  private final Column items = new Column();
  private final Column merged = new Column();
  private long lastEnd;
  private long lastItem;
  private long lastMerged;

  PageSpans(Digest digest) {
    this.spans = ShortSpans.of(digest, MOST, this::add);
    this.unit = unit(digest.elapsedMicros());
  }

  private static long unit(long elapsedMicros) {
    long unit = 1;
    while (elapsedMicros / unit > FINEST) {
      unit *= 10;
    }
    return unit;
  }

  /** Numbers with commas between. */
  private static final class Column {
    private static final byte[] COMMA = ascii(",");
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonLines json = new JsonLines(bytes);
    private boolean begun;

    void add(long number) throws IOException {
      json.raw(begun ? COMMA : ascii("")).number(number);
      begun = true;
    }

    void write(JsonLines out) throws IOException {
      json.flush();
      out.raw(ascii("[")).copy(bytes).raw(ascii("]"));
    }
  }

  void add(ItemEntry entry) throws IOException {
    spans.add(entry);
  }

  private void add(ShortSpans.Span span) throws IOException {
    long end = span.endMicros() / unit;
    workers.add(span.worker().number());
    ends.add(end - lastEnd);
    times.add(end - span.startMicros() / unit);
    items.add(span.entry().index() - lastItem);
    lastEnd = end;
    lastItem = span.entry().index();
    Shown shown = span.isLast() ? Shown.of(span.entry().state()) : Shown.RETRIED;
    states.write(shown.code());
    if (span.items() > 1) {
      merged.add(states.size() - 1 - lastMerged);
      merged.add(span.items());
      lastMerged = states.size() - 1L;
    }
  }

  void finish() throws IOException {
    spans.finish();
  }

  /** The names of workers, by their numbers. */
  List<String> workers() {
    List<String> names = new ArrayList<>();
    spans.workers().forEach(worker -> names.add(Printable.of(worker.name())));
    return names;
  }

  void write(JsonLines json) throws IOException {
    json.raw(ascii("{\"unit\":")).number(unit).raw(ascii(",\"state\":\"")).copy(states);
    workers.write(json.raw(ascii("\",\"worker\":")));
    ends.write(json.raw(ascii(",\"end\":")));
    times.write(json.raw(ascii(",\"took\":")));
    items.write(json.raw(ascii(",\"item\":")));
    merged.write(json.raw(ascii(",\"merged\":")));
    json.raw(ascii("}"));
  }
}
