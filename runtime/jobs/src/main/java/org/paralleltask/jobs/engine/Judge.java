// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.fresh.Perishable;
import org.paralleltask.jobs.input.Omissible;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.History;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Known;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.Reason.Cause;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.spec.Continuation;
import org.paralleltask.jobs.spec.Rerun;
import org.paralleltask.jobs.spec.Resume;
import org.paralleltask.jobs.spec.UpToDate;

/**
 * Decides which items run, by what earlier runs knew of them, what has changed since, and what the
 * user wants. Used by the thread that lets items in.
 */
final class Judge {
  private static final Reason NO_RECORD = new Reason(Cause.NO_RECORD, "");
  private static final Reason NOT_FAILED = new Reason(Cause.NOT_FAILED, "");
  private static final Reason NO_RESULT =
      new Reason(Cause.RESULT, "was not kept: it is needed now, and was not, or was too large");

  private static final Reason BRINGS_ITEMS =
      new Reason(Cause.RESULT, "is needed again: it brings other items");

  private static final Reason PERISHABLE = new Reason(Cause.INPUT, "may have changed elsewhere");

  private final History history;
  private final Freshness freshness;
  private final Rerun rerun;
  private final @Nullable Reason forced;
  private final boolean needsResults;

  /**
   * @param needsResults whether an item that does not run must have left its result
   */
  Judge(History history, Freshness freshness, Continuation options, boolean needsResults) {
    this.history = history;
    this.freshness = freshness;
    this.rerun = options.rerun();
    this.forced = forced(options);
    this.needsResults = needsResults;
  }

  private static @Nullable Reason forced(Continuation options) {
    if (options.rerun() == Rerun.ALL) {
      return new Reason(Cause.FORCED, "(rerun=all)");
    }
    if (options.resume() == Resume.OFF) {
      return new Reason(Cause.FORCED, "(resume=off)");
    }
    return options.upToDate() == UpToDate.OFF && options.rerun() != Rerun.FAILED
        ? new Reason(Cause.FORCED, "(upToDate=off)")
        : null;
  }

  /** An item that cannot be told from another, or not in another run. */
  static Decision unknown() {
    return new Decision(NO_RECORD, Optional.empty(), null);
  }

  /**
   * Decides.
   *
   * @throws IOException if the journal cannot be read
   */
  Decision judge(long key, String label, Object value) throws IOException {
    Optional<Known> known = history.size() == 0 ? Optional.empty() : history.find(key, label);
    ItemEntry last = known.map(Known::entry).orElse(null);
    Freshness.Check check = freshness.check(last, value);
    return new Decision(unlessNeeded(reason(last, check), value), known, check);
  }

  private static Reason unlessNeeded(Reason reason, Object value) {
    if (isLookedAt(reason, value)) {
      return PERISHABLE;
    }
    boolean omits = reason.cause() == Cause.UNCHANGED || reason.cause() == Cause.NOT_FAILED;
    return omits && value instanceof Omissible item && item.bringsItems() ? BRINGS_ITEMS : reason;
  }

  private static boolean isLookedAt(Reason reason, Object value) {
    return reason.cause() == Cause.UNCHANGED
        && value instanceof Perishable item
        && item.mayHaveChanged();
  }

  private Reason reason(@Nullable ItemEntry last, Freshness.Check check) {
    if (forced != null) {
      return forced;
    }
    if (rerun == Rerun.FAILED && last != null && endedWell(last)) {
      check.publish();
      return isResultMissing(last) ? NO_RESULT : NOT_FAILED;
    }
    Reason reason = check.reason();
    return reason.cause() == Cause.UNCHANGED && last != null && isResultMissing(last)
        ? NO_RESULT
        : reason;
  }

  private boolean isResultMissing(ItemEntry last) {
    Evidence evidence = last.evidence();
    return needsResults && (evidence == null || evidence.result() == null);
  }

  static boolean endedWell(ItemEntry last) {
    return last.state() == State.OK || last.state() == State.FLAKY;
  }
}
