// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.capture.Outputs;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.input.Source;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.report.Ledger;
import org.paralleltask.jobs.spec.ConfigurationException;

/**
 * A run that is under way: what it has from its beginning to its end, the parts of the stage that
 * it is at, and how it is brought to its end.
 *
 * @param stage which stage it is at
 * @param source of its items
 * @param size how many items the stage has, if that is known
 * @param verification of what its items give
 */
record Running(
    Whole whole,
    Stage stage,
    Source source,
    OptionalLong size,
    Admission admission,
    Engine engine,
    Verification verification,
    Ending ending,
    ResultSink sink,
    Freshness freshness) {

  /**
   * What stays the same from stage to stage.
   *
   * @param beginnings writes down which items are running
   * @param outputs where items print to
   * @param verified what became of items that ran again
   * @param resumable whether what is done need not be done again by the next run
   */
  record Whole(
      RunFacts facts,
      Clock clock,
      Book book,
      Board board,
      Beginnings beginnings,
      Outputs outputs,
      Progress progress,
      Verified verified,
      boolean resumable) {}

  RunFacts facts() {
    return whole.facts();
  }

  Clock clock() {
    return whole.clock();
  }

  Board board() {
    return whole.board();
  }

  /** Whether the next run goes on where this one ends. */
  boolean isResumable() {
    return whole.resumable();
  }

  private Book book() {
    return whole.book();
  }

  /**
   * Begins to tell the progress, and to watch the clock.
   *
   * @param runTimeout how long the run may take; null if as long as it likes
   */
  void start(@Nullable Duration runTimeout, Runnable onTimeout) {
    whole.progress().start();
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

  /**
   * All items of the stage have ended: has some of them run again, if that is asked for, and if
   * nothing has kept items from running.
   *
   * @param onFault told as {@link Shift#run} says
   */
  void verify(Stop stop, Consumer<Throwable> onFault) throws ConfigurationException, IOException {
    if (stop.reason().isEmpty() && ending.isOfAllItems()) {
      verification.run(stop, onFault);
    }
  }

  /** The run cannot go on. */
  Conclusion fail(Conclusion conclusion) {
    whole.progress().close();
    countRest();
    return finish(conclusion);
  }

  /** All items have ended, or none starts any more: counts what is left, and judges. */
  Conclusion end(Stop stop) {
    whole.progress().close();
    countRest();
    return finish(judged(stop));
  }

  private Conclusion judged(Stop stop) {
    try {
      return ending.judge(stop, sink);
    } catch (RuntimeException | Error fault) {
      return Breakdown.of("parallel-jobs failed to judge the run", fault, this);
    }
  }

  /**
   * The stage is over: counts what is left of it, and judges it.
   *
   * @return its results, if it has ended well and is not the last one
   */
  Optional<Stream<?>> handOver(Stop stop, Consumer<? super String> warn) {
    if (!(sink instanceof HandOver results)) {
      return Optional.empty();
    }
    countRest();
    Conclusion conclusion = judged(stop);
    if (conclusion.verdict().exitCode() != 0) {
      return Optional.empty();
    }
    freshness.close();
    conclusion.message().ifPresent(warn);
    return Optional.of(results.results());
  }

  /** Items still run, and are not waited for. */
  Conclusion abandon(Stop stop) {
    for (Board.Slot slot : board().busy()) {
      Item item = slot.item();
      if (item != null && !item.isEnded()) { // else it runs again, for a comparison
        book().add(abandoned(slot, item, stop));
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
                clock().micros(slot.since()),
                (System.nanoTime() - slot.since()) / 1000,
                null)),
        exit,
        List.of(),
        null);
  }

  /** What is booked until now is all there is. */
  private Conclusion finish(Conclusion conclusion) {
    Ledger ledger = book().ledger();
    ledger.seal();
    addTables();
    try {
      book()
          .journal()
          .conclude(conclusion, ledger.counts(), ledger.stages(), clock().elapsedMillis());
      freshness.close();
    } catch (RuntimeException | Error unwritten) {
      // As on a full disk, the journal does not tell the end; what is told from here on does.
    }
    return conclusion;
  }

  private void addTables() {
    try {
      source.tables().forEach(book().journal()::table);
      whole.verified().table().ifPresent(book().journal()::table);
    } catch (RuntimeException | Error broken) {
      // The run ends as it does, and its report has no such table.
    }
  }

  /** The reports are written: the directory is free for another run. */
  void release() {
    book().journal().close();
  }

  private void countRest() {
    verification.release();
    Ledger ledger = book().ledger();
    long pulled = admission.pulled() - ledger.endedInStage();
    ledger.add(State.CANCELLED, Math.max(0, pulled));
    long rest = size.orElse(0) - ledger.endedInStage();
    ledger.add(State.NOT_RUN, Math.max(0, rest));
  }

  /** What was counted, for an end that nothing more is known of. */
  Map<State, Long> counts() {
    return book().ledger().counts();
  }

  /** As {@link #counts}, by stage; empty if the job has none. */
  Map<String, Map<State, Long>> stageCounts() {
    return book().ledger().stages();
  }
}
