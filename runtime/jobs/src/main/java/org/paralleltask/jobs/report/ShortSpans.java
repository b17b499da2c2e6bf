// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.State;

/**
 * The attempts of a run as pieces of their workers' time. Of too many, the shortest that ended well
 * and follow each other on a worker become one piece: nobody could tell them apart.
 */
final class ShortSpans {
  private final Crew crew = new Crew();
  private final List<@Nullable Span> open = new ArrayList<>();
  private final long shortest;
  private final Sink sink;

  /**
   * A piece of a worker's time.
   *
   * @param items how many it stands for
   * @param entry one of them
   * @param attempt from 1; the last is how the item ended
   */
  record Span(
      Crew.Worker worker,
      long startMicros,
      long endMicros,
      int items,
      ItemEntry entry,
      int attempt) {
    long micros() {
      return endMicros - startMicros;
    }

    boolean isLast() {
      return attempt == entry.attempts().size();
    }
  }

  /** Where the pieces go. */
  interface Sink {
    /** The next piece, roughly in the order of time. */
    void add(Span span) throws IOException;
  }

  private ShortSpans(long shortest, Sink sink) {
    this.shortest = shortest;
    this.sink = sink;
  }

  /** Of the attempts of a run makes about so many pieces, and keeps the longest apart. */
  static ShortSpans of(Digest digest, long most, Sink sink) {
    double merged = 1 - most / (double) Math.max(1, digest.attempts());
    // Half of those that are short remain, in the worst case: each between two that are long.
    long shortest = merged <= 0 ? 0 : digest.durations().percentile(Math.min(0.95, 2 * merged));
    return new ShortSpans(shortest, sink);
  }

  /** The next item. */
  void add(ItemEntry entry) throws IOException {
    int number = 0;
    for (Attempt attempt : entry.attempts()) {
      number++;
      long start = Math.max(0, attempt.startMicros());
      long end = start + Math.max(0, attempt.micros());
      add(new Span(worker(attempt.worker()), start, end, 1, entry, number));
    }
  }

  private Crew.Worker worker(String name) {
    Crew.Worker worker = crew.of(name);
    if (worker.number() == open.size()) {
      open.add(null);
    }
    return worker;
  }

  private void add(Span span) throws IOException {
    int worker = span.worker().number();
    Span before = open.get(worker);
    boolean isShort = span.micros() < shortest && span.entry().state() == State.OK;
    long gap = before == null ? -1 : span.startMicros() - before.endMicros();
    if (isShort && before != null && gap >= 0 && gap <= shortest) {
      open.set(worker, joined(before, span));
      return;
    }
    flush(worker);
    if (isShort) {
      open.set(worker, span);
    } else {
      sink.add(span);
    }
  }

  private static Span joined(Span before, Span span) {
    int items = before.items() + 1;
    return new Span(
        span.worker(), before.startMicros(), span.endMicros(), items, span.entry(), span.attempt());
  }

  private void flush(int worker) throws IOException {
    Span before = open.get(worker);
    if (before != null) {
      open.set(worker, null);
      sink.add(before);
    }
  }

  /** Hands on what is left. */
  void finish() throws IOException {
    for (int worker = 0; worker < open.size(); worker++) {
      flush(worker);
    }
  }

  /** Who had the time. */
  List<Crew.Worker> workers() {
    return crew.all();
  }
}
