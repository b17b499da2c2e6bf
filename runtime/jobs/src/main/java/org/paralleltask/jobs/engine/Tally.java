// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.report.Events;

/** Counts items by what would become of them, and why. Used by one thread. */
final class Tally implements Register {
  private static final int MOST_SAMPLES = 3;

  private final Map<Reason.Cause, List<Events.Sample>> samples = new LinkedHashMap<>();
  private final Map<Reason.Cause, Long> counts = new EnumMap<>(Reason.Cause.class);
  private final List<String> bad = new ArrayList<>();
  private long runs;
  private long upToDate;
  private long others;
  private long failures;

  /** An item would run. */
  void runs(Item item) {
    runs++;
    count(item.label(), item.reason());
  }

  @Override
  public void add(ItemEntry entry) {
    if (entry.state() == State.UP_TO_DATE) {
      upToDate++;
    } else {
      others++;
    }
    if (entry.reason() != null) {
      count(entry.label(), entry.reason());
    }
    if (entry.failure() != null) {
      failures++;
      if (bad.size() < MOST_SAMPLES) {
        bad.add(entry.failure().message());
      }
    }
  }

  @Override
  public void done(ItemEntry entry) {
    // None runs.
  }

  @Override
  public void again(long key) {
    // It does not run.
  }

  @Override
  public void renew(ItemEntry known) {
    // Nothing is kept.
  }

  private void count(String label, Reason reason) {
    counts.merge(reason.cause(), 1L, Long::sum);
    List<Events.Sample> some =
        samples.computeIfAbsent(reason.cause(), cause -> new ArrayList<>(MOST_SAMPLES));
    if (some.size() < MOST_SAMPLES) {
      some.add(new Events.Sample(label, reason.detail()));
    }
  }

  /** How many items have come in. */
  long total() {
    return runs + upToDate + others;
  }

  /** Whether nothing would run, and nothing is left out or bad. */
  boolean allAreUpToDate() {
    return runs == 0 && others == 0;
  }

  /**
   * Tells the plan, and of items that would fail before they run.
   *
   * @param leftOut how many more there are, which would not come in
   * @param atLeast whether there are more that nobody has looked at
   */
  void tell(Events events, long leftOut, boolean atLeast) {
    bad.forEach(events::warn);
    if (failures > bad.size()) {
      events.warn("%d more items would fail like that.".formatted(failures - bad.size()));
    }
    List<Events.Why> reasons = new ArrayList<>();
    samples.forEach(
        (cause, some) ->
            reasons.add(new Events.Why(cause, counts.getOrDefault(cause, 0L), List.copyOf(some))));
    events.plan(total() + leftOut, atLeast, runs, upToDate, others + leftOut, reasons);
  }
}
