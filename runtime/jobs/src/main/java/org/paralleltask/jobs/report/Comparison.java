// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.State;

/** What is different from the run before. */
final class Comparison {
  private static final int MOST = 20;

  /** What is known of an item is on disk: it is looked up for those that matter, and so many. */
  private static final int MOST_LOOKED_UP = 5_000;

  private static final long SLOW_MICROS = 100_000;

  private final RunRecord record;
  private final List<PastRun> past;
  private final List<ItemEntry> broken = new ArrayList<>();
  private final List<ItemEntry> fixed = new ArrayList<>();
  private final List<Slower> slower = new ArrayList<>();
  private long brokenCount;
  private long fixedCount;
  private long slowerCount;
  private int lookedUp;

  Comparison(RunRecord record) {
    this.record = record;
    this.past = record.past();
  }

  /**
   * An item that took much longer than before.
   *
   * @param beforeMicros how long it took then
   */
  record Slower(ItemEntry entry, long beforeMicros) {
    double factor() {
      return entry.micros() / (double) Math.max(1, beforeMicros);
    }
  }

  void add(ItemEntry entry) {
    Reason reason = entry.reason();
    boolean failedBefore = reason != null && reason.cause() == Reason.Cause.LAST_FAILED;
    if (Digest.isFailed(entry.state())) {
      addFailed(entry, failedBefore);
    } else if (isWell(entry.state()) && failedBefore) {
      fixedCount++;
      keep(entry, fixed);
    } else if (entry.micros() >= SLOW_MICROS) {
      before(entry).ifPresent(earlier -> addIfSlower(entry, earlier));
    }
  }

  private void addFailed(ItemEntry entry, boolean failedBefore) {
    if (!failedBefore && before(entry).filter(earlier -> isWell(earlier.state())).isPresent()) {
      brokenCount++;
      keep(entry, broken);
    }
  }

  private void addIfSlower(ItemEntry entry, ItemEntry earlier) {
    if (earlier.started() && entry.micros() > 2 * earlier.micros()) {
      slowerCount++;
      slower.add(new Slower(entry, earlier.micros()));
    }
  }

  private Optional<ItemEntry> before(ItemEntry entry) {
    return past.isEmpty() || lookedUp++ >= MOST_LOOKED_UP ? Optional.empty() : record.before(entry);
  }

  private static boolean isWell(State state) {
    return state == State.OK || state == State.FLAKY || state == State.UP_TO_DATE;
  }

  private static void keep(ItemEntry entry, List<ItemEntry> kept) {
    if (kept.size() < MOST) {
      kept.add(entry);
    }
  }

  /** The run before; empty if this is the first that is known. */
  Optional<PastRun> previous() {
    return past.isEmpty() ? Optional.empty() : Optional.of(past.get(past.size() - 1));
  }

  /** The runs before, the oldest first. */
  List<PastRun> past() {
    return past;
  }

  /** Items that failed now and did not before: the first of them. */
  List<ItemEntry> broken() {
    return broken;
  }

  long brokenCount() {
    return brokenCount;
  }

  /** Items that did not fail now and did before: the first of them. */
  List<ItemEntry> fixed() {
    return fixed;
  }

  long fixedCount() {
    return fixedCount;
  }

  /** Items that took more than twice as long, and no less than 100 ms; the worst of them first. */
  List<Slower> slower() {
    return slower.stream()
        .sorted(Comparator.comparingDouble(Slower::factor).reversed())
        .limit(MOST)
        .toList();
  }

  long slowerCount() {
    return slowerCount;
  }
}
