// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.Ledger;

/** A run that is under way: its parts, and how it is brought to its end. */
record Running(
    RunFacts facts,
    Clock clock,
    OptionalLong size,
    Book book,
    Board board,
    Admission admission,
    Engine engine,
    Ending ending,
    ResultSink sink,
    Freshness freshness,
    Progress progress,
    @Nullable Duration runTimeout) {

  /** Begins to tell the progress, and to watch the clock. */
  void start(Runnable onTimeout) {
    progress.start();
    if (runTimeout != null) {
      Thread timer = new Thread(() -> after(runTimeout, onTimeout), "parallel-run-timeout");
      timer.setDaemon(true);
      timer.start();
    }
  }

  /** Not on the ticker's thread: the progress goes on while the run comes to its end. */
  private static void after(Duration time, Runnable act) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
      act.run();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** The run cannot go on. */
  Conclusion fail(Verdict verdict, String message) {
    progress.close();
    countRest();
    return finish(Conclusion.of(verdict, message));
  }

  /** All items have ended, or none starts any more: counts what is left, and judges. */
  Conclusion end(Stop stop) {
    progress.close();
    countRest();
    return finish(judged(stop));
  }

  private Conclusion judged(Stop stop) {
    try {
      return ending.judge(stop, sink);
    } catch (RuntimeException | Error fault) {
      return Conclusion.of(Verdict.INTERNAL, "parallel-jobs failed to judge the run: " + fault);
    }
  }

  /** Items still run, and are not waited for. */
  Conclusion abandon(Stop stop) {
    for (Board.Slot slot : board.busy()) {
      Item item = slot.item();
      if (item != null) {
        book.add(abandoned(slot, item, stop));
      }
    }
    return end(stop);
  }

  private ItemEntry abandoned(Board.Slot slot, Item item, Stop stop) {
    boolean exits = stop.reason().filter(Stop.Reason.EXIT_CALLED::equals).isPresent();
    @Nullable Failure exit =
        exits && Exits.isExiting(slot.thread())
            ? new Failure("SYSTEM_EXIT", "SYSTEM_EXIT: the item called System.exit", null)
            : null;
    return new ItemEntry(
        item.index(),
        item.key(),
        item.label(),
        exit == null ? State.CANCELLED : State.FAILED,
        item.reason(),
        List.of(
            new Attempt(
                slot.thread().getName(),
                clock.micros(slot.since()),
                (System.nanoTime() - slot.since()) / 1000,
                null)),
        exit,
        List.of(),
        null);
  }

  /** What is booked until now is all there is. */
  private Conclusion finish(Conclusion conclusion) {
    book.ledger().seal();
    try {
      book.journal().conclude(conclusion, book.ledger().counts(), clock.elapsedMillis());
      freshness.close();
    } catch (RuntimeException | Error unwritten) {
      // As on a full disk, the journal does not tell the end; what is told from here on does.
    }
    return conclusion;
  }

  /** The reports are written: the directory is free for another run. */
  void release() {
    book.journal().close();
  }

  private void countRest() {
    Ledger ledger = book.ledger();
    long pulled = admission.pulled() - ledger.ended();
    ledger.add(State.CANCELLED, Math.max(0, pulled));
    long rest = size.orElse(0) - ledger.ended();
    ledger.add(State.NOT_RUN, Math.max(0, rest));
  }

  /** What was counted, for an end that nothing more is known of. */
  Map<State, Long> counts() {
    return book.ledger().counts();
  }
}
