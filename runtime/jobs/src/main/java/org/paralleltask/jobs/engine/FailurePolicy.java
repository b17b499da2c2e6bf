// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.OnFailure;
import org.paralleltask.Outcome;
import org.paralleltask.Results;
import org.paralleltask.jobs.journal.Journal;
import org.paralleltask.jobs.report.FailureReader;
import org.paralleltask.jobs.report.Ledger;
import org.paralleltask.jobs.spec.Tolerance;

/** Decides, failure by failure, whether the run goes on. Used by the thread that takes results. */
final class FailurePolicy {
  private static final int FATAL_SHORTAGE = 2;

  private final Ledger ledger;
  private final Journal journal;
  private final Tolerance tolerance;
  private final OnFailure onFailure;
  private final OptionalInt sharers;
  private final OptionalLong total;
  private int shortages;
  private volatile boolean ended;
  private volatile @Nullable String fatal;
  private volatile boolean diskFull;

  /**
   * @param sharers how many items at a time share one heap, if they do
   * @param total how many items there are, if known
   */
  FailurePolicy(
      Ledger ledger,
      Journal journal,
      Tolerance tolerance,
      OnFailure onFailure,
      OptionalInt sharers,
      OptionalLong total) {
    this.ledger = ledger;
    this.journal = journal;
    this.tolerance = tolerance;
    this.onFailure = onFailure;
    this.sharers = sharers;
    this.total = total;
  }

  /** Notes a failure that all other items would share. */
  void note(Outcome.Failed<?, ?> failed) {
    Throwable cause = failed.failure().getCause();
    Optional<String> shortage = Breakdown.shortage(cause);
    if (failed.failure() instanceof BrokenPoolException broken) {
      fatal = "No worker can be set up: " + broken.getMessage();
    } else if (shortage.isPresent()) {
      noteShortage(shortage.get());
    } else if (cause instanceof LinkageError) {
      fatal =
          "A class that the task needs cannot be loaded or initialized (%s); every item would fail. Is a dependency missing, or of scope provided or test?"
              .formatted(cause);
    } else if (cause != null && FullDisk.isReasonOf(cause)) {
      diskFull = true;
      fatal =
          "DISK_FULL: an item found no room for what it writes (%s), so no further item was started. Make room, and run again to go on from there."
              .formatted(FailureReader.said(cause));
    }
  }

  private void noteShortage(String said) {
    if (sharers.isPresent() && ++shortages == FATAL_SHORTAGE) {
      fatal = Breakdown.outOfMemory("twice ", said, sharers.getAsInt());
    }
  }

  /** What to do if this was for want of memory in the JVM that the workers share. */
  Optional<String> adviceOn(Throwable thrown) {
    return sharers.isEmpty()
        ? Optional.empty()
        : Breakdown.shortage(thrown)
            .map(said -> Breakdown.outOfMemory("", said, sharers.getAsInt()));
  }

  /** Ends the run if it is time to. */
  void apply(Admission admission, Results<?> results, Runnable onCancel) {
    if (ended || !mustEnd()) {
      return;
    }
    ended = true;
    admission.stop();
    journal.halt(isExceeded(total) ? "failures" : String.valueOf(fatal));
    if (isBearable() && onFailure == OnFailure.CANCEL) {
      results.cancel();
      onCancel.run();
    } else {
      results.drain();
    }
  }

  private boolean mustEnd() {
    return !isBearable() || (onFailure != OnFailure.CONTINUE && isExceeded(total));
  }

  /** Whether further items could end well, and be known to have done so. */
  private boolean isBearable() {
    return fatal == null && journal.trouble() == null;
  }

  /** Whether more items failed than may, of this many. */
  boolean isExceeded(OptionalLong items) {
    return tolerance.isExceeded(ledger.failures(), items);
  }

  /** Whether the run was ended early. */
  boolean isEnded() {
    return ended;
  }

  /** What all further items would have failed of. */
  Optional<String> fatal() {
    return Optional.ofNullable(fatal);
  }

  /** Whether that is because a disk is full. */
  boolean isDiskFull() {
    return diskFull;
  }
}
