// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.jobs.capture.ItemOutput;
import org.paralleltask.jobs.fresh.Outputs;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.report.FailureReader;
import org.paralleltask.jobs.spec.ConfigurationException;

/**
 * Runs a sample of the items that ended well once more, with workers of their own, and compares
 * what they give: results by the bytes that are written down of them, files by their content. Where
 * a result was not kept, because the item was up to date, two more runs are compared. Runs on one
 * thread.
 */
final class Verification {
  private final Sample sample;
  private final Recruiting recruiting;
  private final Admission admission;
  private final Running.Whole whole;
  private final StoredResults stored;
  private final Outputs outputs;
  private final FailureReader failures;
  private final Consumer<? super String> inform;

  /** Makes crews. */
  @FunctionalInterface
  interface Recruiting {
    /** A crew that has not run anything yet, and tells of what ends well. */
    Crew crew(ResultTaker taker) throws ConfigurationException, IOException;
  }

  /**
   * @param sample of the stage
   * @param admission of the stage, which no item is let in by any more
   * @param base where relative paths of files start from
   * @param inform told if all items gave the same
   */
  Verification(
      Sample sample,
      Recruiting recruiting,
      Admission admission,
      Running.Whole whole,
      StoredResults stored,
      Path base,
      FailureReader failures,
      Consumer<? super String> inform) {
    this.sample = sample;
    this.recruiting = recruiting;
    this.admission = admission;
    this.whole = whole;
    this.stored = stored;
    this.outputs = new Outputs(base);
    this.failures = failures;
    this.inform = inform;
  }

  /**
   * Runs all of the sample, unless it is stopped.
   *
   * @param onFault told as {@link Shift#run} says
   */
  void run(Stop stop, Consumer<Throwable> onFault) throws ConfigurationException, IOException {
    List<Sampled> all = sample.held();
    List<Sampled> left = all;
    while (!left.isEmpty()) {
      left = runAgain(left, stop, onFault);
    }
    if (!all.isEmpty() && stop.reason().isEmpty() && whole.verified().differing() == 0) {
      inform.accept(whole.facts().job() + ": " + whole.verified().goodText());
    }
  }

  /** What did not run again is booked as it ended. */
  void release() {
    sample.release();
  }

  /** Runs them; gives those that have to run once more. */
  private List<Sampled> runAgain(List<Sampled> all, Stop stop, Consumer<Throwable> onFault)
      throws ConfigurationException, IOException {
    Map<Item, Sampled> byItem = new ConcurrentHashMap<>();
    all.forEach(each -> byItem.put(each.item(), each));
    List<Sampled> twice = new ArrayList<>();
    Crew crew = recruiting.crew(new FileComparison(outputs, byItem));
    new Shift(crew, admission, whole.board())
        .run(
            PulledItems.of(all.stream().map(Sampled::item).toList()),
            (pool, outcomes) -> {
              for (Outcome<Item, Object> outcome : outcomes) {
                Sampled sampled = byItem.remove(outcome.input());
                crew.ended(outcome);
                judge(sampled, outcome, twice);
              }
            },
            stop,
            onFault);
    return twice;
  }

  /** Of what was stopped nothing is known. */
  private void judge(
      @Nullable Sampled sampled, Outcome<Item, Object> outcome, List<Sampled> twice) {
    if (sampled == null) {
      return;
    }
    if (outcome instanceof Outcome.Ok<Item, Object> ok) {
      judge(sampled, ok.value(), twice);
    } else if (outcome instanceof Outcome.Failed<Item, Object> failed) {
      Throwable cause = failed.failure().getCause();
      fail(sampled, failures.read(cause == null ? failed.failure() : cause));
    } else if (outcome instanceof Outcome.TimedOut<Item, Object> late) {
      fail(sampled, failures.read(late.failure()));
    }
  }

  private void judge(Sampled sampled, @Nullable Object result, List<Sampled> twice) {
    Optional<ResultPrint> now = ResultPrint.of(result, stored);
    Optional<String> difference = sampled.difference(now);
    if (difference.isPresent()) {
      differ(sampled, difference.get());
    } else if (!sampled.isResultKnown() && result != null && now.isPresent()) {
      sampled.expect(now);
      twice.add(sampled);
    } else {
      boolean compared = now.isPresent() || !sampled.outputs().isEmpty();
      whole.verified().same(sampled.entry().label(), compared);
      sample.book(sampled, sampled.entry());
    }
  }

  /** A JVM that ends takes its worker processes with it: that says nothing of the item. */
  private void fail(Sampled sampled, Failure failure) {
    if (failure.lost() == null || !Exits.isJvmEnding()) {
      differ(sampled, "it failed: " + failure.message());
    }
  }

  private void differ(Sampled sampled, String what) {
    List<String> printed = sampled.item().output().map(ItemOutput::lastLines).orElse(List.of());
    whole.verified().differs(sampled.entry().label(), what);
    sample.book(sampled, sampled.failed(what, printed));
  }
}
