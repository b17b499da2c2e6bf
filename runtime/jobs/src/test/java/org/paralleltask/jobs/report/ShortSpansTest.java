// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.report.sample.SampleRun;

/** A timeline has so many pieces at most, whatever the run, and hides no item. */
@Timeout(60)
class ShortSpansTest {
  private static final int MOST = 1_000;
  private static final int ITEMS = 100_000;
  private static final int PACE_MICROS = 7;

  private long pieces;
  private long items;
  private long failed;

  /** Two workers in turn; item after item in the same pace. */
  private record EvenRun(LongFunction<State> state, LongFunction<Long> micros)
      implements RunRecord {
    @Override
    public RunFacts facts() {
      return SampleRun.good(ITEMS, 2).facts();
    }

    @Override
    public Optional<Conclusion> conclusion() {
      return Optional.empty();
    }

    @Override
    public long elapsedMillis() {
      return (long) ITEMS * PACE_MICROS / 1000;
    }

    @Override
    public Map<State, Long> counts() {
      Map<State, Long> counts = new EnumMap<>(State.class);
      LongStream.range(0, ITEMS).forEach(i -> counts.merge(state.apply(i), 1L, Long::sum));
      return counts;
    }

    @Override
    public List<PastRun> past() {
      return List.of();
    }

    @Override
    public void items(Consumer<? super ItemEntry> consumer) {
      for (long i = 0; i < ITEMS; i++) {
        Attempt attempt = new Attempt("worker_" + i % 2, i * PACE_MICROS, micros.apply(i), null);
        consumer.accept(
            new ItemEntry(
                i, i, "" + i, state.apply(i), null, List.of(attempt), null, List.of(), null));
      }
    }

    @Override
    public Optional<ItemEntry> before(ItemEntry item) {
      return Optional.empty();
    }
  }

  private void draw(RunRecord run) throws IOException {
    Digest digest = Digest.of(run);
    ShortSpans spans = ShortSpans.of(digest, MOST, this::count);
    run.items(
        item -> {
          try {
            spans.add(item);
          } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
          }
        });
    spans.finish();
  }

  private void count(ShortSpans.Span span) {
    pieces++;
    items += span.items();
    failed += span.entry().state() == State.FAILED ? 1 : 0;
  }

  private void assertBounded() {
    assertEquals(ITEMS, items);
    assertTrue(pieces <= 2 * MOST, () -> pieces + " pieces");
  }

  @Test
  void itemsTakeNoTime_theyBecomeFewPieces() throws IOException {
    draw(new EvenRun(i -> State.OK, i -> 0L));
    assertBounded();
    assertTrue(pieces > MOST / 10, () -> "a run must not become " + pieces + " pieces");
  }

  @Test
  void allItemsFail_theyBecomeFewPiecesToo() throws IOException {
    draw(new EvenRun(i -> State.FAILED, i -> 2L));
    assertBounded();
    assertEquals(pieces, failed);
  }

  @Test
  void someItemsAreLong_piecesAreBoundedAllTheSame() throws IOException {
    draw(new EvenRun(i -> State.OK, i -> i % 11 == 0 ? 12L : i % 3));
    assertBounded();
  }

  @Test
  void fewFail_eachIsAPieceOfItsOwn() throws IOException {
    draw(new EvenRun(i -> i % 1_000 == 0 ? State.FAILED : State.OK, i -> 3L));
    assertBounded();
    assertEquals(ITEMS / 1_000, failed);
  }
}
