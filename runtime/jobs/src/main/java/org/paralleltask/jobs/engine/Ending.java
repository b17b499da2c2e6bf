// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.input.Source;
import org.paralleltask.jobs.input.Thrown;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Journal;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.FailureReader;
import org.paralleltask.jobs.report.Ledger;
import org.paralleltask.jobs.spec.OnEmpty;

/** Judges a run that has ended, and publishes its result if all of it is there. */
final class Ending {
  private final Ledger ledger;
  private final FailurePolicy policy;
  private final Admission admission;
  private final ResultOrder results;
  private final Journal journal;
  private final OnEmpty onEmpty;
  private final Source source;
  private final Verified verified;

  Ending(
      Ledger ledger,
      FailurePolicy policy,
      Admission admission,
      ResultOrder results,
      Journal journal,
      OnEmpty onEmpty,
      Source source,
      Verified verified) {
    this.ledger = ledger;
    this.policy = policy;
    this.admission = admission;
    this.results = results;
    this.journal = journal;
    this.onEmpty = onEmpty;
    this.source = source;
    this.verified = verified;
  }

  /** Whether items were only kept from ending well by themselves. */
  boolean isOfAllItems() {
    return admission.trouble() == null && journal.trouble() == null && !policy.isEnded();
  }

  Conclusion judge(Stop stop, ResultSink sink) {
    Conclusion judged = stop.reason().map(Ending::stopped).orElseGet(this::ended);
    return finish(judged, sink);
  }

  private static Conclusion stopped(Stop.Reason reason) {
    return switch (reason) {
      case SIGNAL -> Conclusion.of(Verdict.INTERRUPTED, "The run was interrupted.");
      case PARENT_GONE ->
          Conclusion.of(Verdict.INTERRUPTED, "The build that started the run has ended.");
      case RUN_TIMEOUT ->
          Conclusion.of(
              Verdict.TIMEOUT,
              "The run took longer than \"runTimeout\" allows; items that had not ended were cancelled.");
      case EXIT_CALLED ->
          Conclusion.of(
              Verdict.HALTED,
              "System.exit was called during the run, which ends the JVM with all its items. Return or throw instead.");
    };
  }

  private Conclusion ended() {
    Throwable broken = admission.trouble();
    if (broken != null) {
      return brokenSource(broken);
    }
    if (journal.trouble() != null) {
      return Conclusion.of(
          Verdict.ENVIRONMENT, untold(journal.isCutShort(), journal.trouble().getMessage()));
    }
    if (policy.fatal().isPresent()) {
      Verdict verdict = policy.isDiskFull() ? Verdict.ENVIRONMENT : Verdict.HALTED;
      return new Conclusion(verdict, policy.fatal(), Optional.empty());
    }
    if (ledger.endedInStage() == 0) {
      return empty();
    }
    if (verified.differing() > 0) {
      // Whatever is tolerated: all results are in doubt.
      return Conclusion.of(Verdict.FAILED, failures() + " " + verified.text());
    }
    if (policy.isExceeded(OptionalLong.of(ledger.ended()))) {
      Verdict verdict = policy.isEnded() ? Verdict.HALTED : Verdict.FAILED;
      return Conclusion.of(verdict, failures());
    }
    return Conclusion.of(ledger.failures() > 0 ? Verdict.TOLERATED : Verdict.OK);
  }

  // Items in this JVM may have left it no memory.
  private Conclusion brokenSource(Throwable broken) {
    String what =
        "%s threw %s after %d items; what follows was not run."
            .formatted(source.name(), Thrown.said(broken), admission.pulled());
    return policy
        .adviceOn(broken)
        .map(advice -> Conclusion.of(Verdict.HALTED, what + " " + advice))
        .orElseGet(() -> Conclusion.of(Verdict.FAILED, what));
  }

  private static String untold(boolean cutShort, @Nullable String why) {
    String text =
        cutShort
            ? "The journal cannot be written: %s. What had been written holds; make room, and run again to go on from there."
            : "DISK_FULL: there is no room for the journal (%s), so no further item was started. What has ended is written down; make room, and run again to go on from there.";
    return text.formatted(why);
  }

  private Conclusion empty() {
    String message = "There are no items: %s.".formatted(source.none());
    return switch (onEmpty) {
      case FAIL ->
          Conclusion.of(Verdict.FAILED, message + " Pass -Dparallel.onEmpty=ok if that is right.");
      case WARN -> Conclusion.of(Verdict.OK, message);
      case OK -> Conclusion.of(Verdict.OK);
    };
  }

  private Conclusion finish(Conclusion judged, ResultSink sink) {
    boolean publishes =
        judged.verdict().exitCode() == 0
            ? !isDubious()
            : sink.isContentWithSome() && isOfItemsAlone(judged);
    Optional<Throwable> trouble = results.trouble();
    try {
      if (publishes && trouble.isEmpty()) {
        return published(judged, sink.complete(), sink.lack());
      }
      sink.discard();
      return trouble.filter(t -> publishes).map(Ending::spoilt).orElse(judged);
    } catch (IOException | RuntimeException | Error unwritable) {
      return publishes ? spoilt(unwritable) : judged;
    }
  }

  /** Nothing came of nothing, perhaps by a slip: what an earlier run made is better than that. */
  private boolean isDubious() {
    return ledger.endedInStage() == 0 && onEmpty == OnEmpty.WARN;
  }

  /** Whether all items have ended, and the run has failed because some of them have. */
  private boolean isOfItemsAlone(Conclusion judged) {
    return judged.verdict() == Verdict.FAILED
        && admission.trouble() == null
        && verified.differing() == 0
        && ledger.endedInStage() > 0;
  }

  private Conclusion published(Conclusion judged, Optional<String> result, Optional<String> lack) {
    Optional<String> message =
        lack.map(what -> judged.message().orElseGet(this::failures) + " " + what)
            .or(judged::message);
    return new Conclusion(judged.verdict(), message, result);
  }

  private String failures() {
    return "%d of %d items failed.".formatted(ledger.failures(), ledger.ended());
  }

  private static Conclusion spoilt(Throwable trouble) {
    return Conclusion.of(
        Verdict.FAILED,
        "All items ran, but their results could not be put together: %s. No output was written."
            .formatted(FailureReader.said(trouble)));
  }
}
