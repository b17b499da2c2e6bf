// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.Results;
import org.paralleltask.TaskPool;
import org.paralleltask.jobs.capture.ItemOutput;
import org.paralleltask.jobs.fresh.Attested;
import org.paralleltask.jobs.input.Listable;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.LostWorker;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.report.FailureReader;

/** Takes the outcomes from the runtime one by one and books each. Runs on one thread. */
final class Engine {
  private final Crew crew;
  private final Admission admission;
  private final Running.Whole run;
  private final ResultOrder results;
  private final FailurePolicy policy;
  private final OpenFiles openFiles;
  private final FailureReader failures;
  private final Sample sample;

  Engine(
      Crew crew,
      Admission admission,
      Running.Whole run,
      ResultOrder results,
      FailurePolicy policy,
      OpenFiles openFiles,
      FailureReader failures,
      Sample sample) {
    this.crew = crew;
    this.admission = admission;
    this.run = run;
    this.results = results;
    this.policy = policy;
    this.openFiles = openFiles;
    this.failures = failures;
    this.sample = sample;
  }

  /**
   * Runs all items.
   *
   * @param onCancel told when running items are interrupted because others failed
   * @param onFault told when they are interrupted because of a fault here, which is thrown when
   *     they have ended
   */
  void run(Stop stop, Runnable onCancel, Consumer<Throwable> onFault) {
    try (admission) {
      new Shift(crew, admission, run.board())
          .run(admission, (pool, outcomes) -> take(pool, outcomes, onCancel), stop, onFault);
    }
  }

  private void take(TaskPool pool, Results<Outcome<Item, Object>> outcomes, Runnable onCancel) {
    for (Outcome<Item, Object> outcome : outcomes) {
      book(outcome);
      results.taken();
      crew.ended(outcome);
      openFiles.apply(pool);
      policy.apply(admission, outcomes, onCancel);
    }
  }

  private void book(Outcome<Item, Object> outcome) {
    outcome.input().end();
    Outcome.Trace trace = outcome.trace();
    if (trace.attempts() > 0) {
      run.beginnings().ended(trace.elapsed().toNanos());
    }
    if (outcome instanceof Outcome.Ok<Item, Object> ok) {
      bookOk(ok);
      results.accept(ok.value());
      return;
    }
    results.miss(outcome.input());
    if (outcome instanceof Outcome.Failed<Item, Object> failed) {
      policy.note(failed);
      Throwable cause = failed.failure().getCause();
      Failure failure = failures.read(cause == null ? failed.failure() : cause);
      openFiles.note(failure);
      // A JVM that ends takes its worker processes with it: that is not the item's fault.
      boolean swept = failure.lost() != null && Exits.isJvmEnding();
      run.book()
          .add(
              swept
                  ? entry(outcome, State.CANCELLED, null)
                  : listed(outcome, State.FAILED, failure));
    } else if (outcome instanceof Outcome.TimedOut<Item, Object> late) {
      run.book().add(listed(outcome, State.TIMED_OUT, failures.read(late.failure())));
    } else {
      run.book().add(entry(outcome, trace.attempts() > 0 ? State.CANCELLED : State.NOT_RUN, null));
    }
  }

  private void bookOk(Outcome.Ok<Item, Object> ok) {
    ItemEntry ended = entry(ok, ok.trace().attempts() > 1 ? State.FLAKY : State.OK, null);
    Optional<String> absence =
        ok.value() instanceof Attested known ? known.absence() : Optional.empty();
    if (absence.isPresent()) {
      Reason reason = new Reason(Reason.Cause.ABSENT, absence.get());
      run.book().add(entry(ok, State.NOT_RUN, null).because(reason));
    } else if (ok.value() instanceof Attested known && known.unchanged()) {
      if (ended.evidence() != null) {
        run.book().renew(ended); // that it is up to date says nothing to the next run
      }
      run.book().add(entry(ok, State.UP_TO_DATE, null));
    } else {
      sample.ran(ok.input(), ok.value(), ended);
    }
  }

  /** What failed may be given again. */
  private ItemEntry listed(Outcome<Item, Object> outcome, State state, Failure failure) {
    ItemEntry entry = entry(outcome, state, failure);
    return outcome.input().value() instanceof Listable item
        ? item.row(run.facts().columns()).map(entry::asRow).orElse(entry)
        : entry;
  }

  private ItemEntry entry(Outcome<Item, Object> outcome, State state, @Nullable Failure failure) {
    Item item = outcome.input();
    Outcome.Trace trace = outcome.trace();
    return new ItemEntry(
        item.index(),
        item.key(),
        item.label(),
        state,
        item.reason(),
        attempts(trace),
        failure,
        failure == null ? List.of() : printed(item, failure),
        state == State.OK || state == State.FLAKY ? item.evidence() : null);
  }

  /** Of an item that was cancelled when it waited for its next attempt, all are failed ones. */
  private List<Attempt> attempts(Outcome.Trace trace) {
    List<Attempt> all = new ArrayList<>(trace.earlier().size() + 1);
    for (Outcome.FailedAttempt each : trace.earlier()) {
      String why = failures.read(each.failure()).message();
      all.add(attempt(each.worker(), each.startNanos(), each.elapsed(), why));
    }
    if (trace.attempts() > trace.earlier().size()) {
      all.add(attempt(trace.worker(), trace.startNanos(), trace.elapsed(), null));
    }
    return all;
  }

  private Attempt attempt(
      String worker, long startNanos, Duration elapsed, @Nullable String error) {
    return new Attempt(worker, run.clock().micros(startNanos), elapsed.toNanos() / 1000, error);
  }

  /** Of a lost worker all counts, because what it said last may be of the JVM itself. */
  private static List<String> printed(Item item, Failure failure) {
    LostWorker lost = failure.lost();
    return lost == null
        ? item.output().map(ItemOutput::lastLines).orElse(List.of())
        : lost.lastOutput();
  }
}
