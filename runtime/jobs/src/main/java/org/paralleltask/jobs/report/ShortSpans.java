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
 * and follow each other on a worker become one piece: nobody could tell them apart. Their number is
 * bounded, whatever the run:
 *
 * <ul>
 *   <li>those that stay apart because they are long are no more than half of {@code most}, and each
 *       of them ends no more than one piece of short ones;
 *   <li>a gap that ends a piece, and a piece that is long enough, have their share of the time of
 *       all workers;
 *   <li>where more attempts ended badly than a quarter of {@code most}, these become one as well.
 * </ul>
 */
final class ShortSpans {
  /** A run with fewer attempts than one in so many of the most is shown as it was. */
  private static final int PLENTY = 4;

  /** A piece is complete when it has taken one in so many parts of the run. */
  private static final int PIECES = 1_000;

  private final Crew crew = new Crew();
  private final List<@Nullable Span> open = new ArrayList<>();
  private final Limits limits;
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

  /**
   * What becomes one piece.
   *
   * @param shortMicros attempts that take no longer; none if less than 0
   * @param pieceMicros a piece that takes so long is complete
   * @param all also attempts that did not end well
   */
  private record Limits(long shortMicros, long pieceMicros, boolean all) {
    static Limits of(Digest digest, long most) {
      long attempts = digest.attempts();
      if (attempts <= most / PLENTY) {
        return new Limits(-1, 0, false);
      }
      double time = (double) digest.elapsedMicros() * digest.workers();
      long finest = (long) (time / most);
      double apart = most / 2.0 / attempts;
      long longest = attempts <= most ? 0 : digest.durations().percentile(Math.max(0, 1 - apart));
      long piece = Math.max(digest.elapsedMicros() / PIECES, finest * PLENTY);
      boolean all = attempts - digest.count(State.OK) > most / 4;
      return new Limits(Math.max(longest, finest), piece, all);
    }

    boolean isShort(Span span) {
      return span.micros() <= shortMicros && (all || span.entry().state() == State.OK);
    }

    boolean isOne(Span before, Span span) {
      long gap = span.startMicros() - before.endMicros();
      return gap >= 0 && gap <= shortMicros && before.micros() < pieceMicros;
    }
  }

  private ShortSpans(Limits limits, Sink sink) {
    this.limits = limits;
    this.sink = sink;
  }

  /** Of the attempts of a run makes about so many pieces at most, and keeps the longest apart. */
  static ShortSpans of(Digest digest, long most, Sink sink) {
    return new ShortSpans(Limits.of(digest, most), sink);
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
    boolean isShort = limits.isShort(span);
    if (isShort && before != null && limits.isOne(before, span)) {
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

  /** What did not end well is what is shown. */
  private static Span joined(Span before, Span span) {
    int items = before.items() + 1;
    Span shown = before.entry().state() == State.OK ? span : before;
    return new Span(
        span.worker(),
        before.startMicros(),
        span.endMicros(),
        items,
        shown.entry(),
        shown.attempt());
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
