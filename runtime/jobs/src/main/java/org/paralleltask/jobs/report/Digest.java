// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.State;

/** What a run comes to: counts, times, the slowest, and failures by cause. In bounded memory. */
public final class Digest {
  /** Items that take less are not worth a message to a worker process each. */
  static final long TINY_MICROS = 5_000;

  private static final int MOST_KEPT = 100;
  private static final int MOST_SLOWEST = 50;

  private final RunRecord record;
  private final long elapsedMicros;
  private final Map<State, Long> counts = new EnumMap<>(State.class);
  private final Histogram durations = new Histogram();
  private final Slowest slowest = new Slowest(MOST_SLOWEST);
  private final FailureGroups groups = new FailureGroups();
  private final List<ItemEntry> flaky = new ArrayList<>();
  private final List<ItemEntry> lost = new ArrayList<>();
  private final Crew crew = new Crew();
  private final Profile profile;
  private final Comparison comparison;
  private final StageFigures.All stages;
  private long attempts;
  private long retriedItems;
  private long waitMicros;
  private long tinyMicros;
  private @Nullable ItemEntry last;

  private Digest(RunRecord record) {
    this.record = record;
    this.elapsedMicros = record.elapsedMillis() * 1000;
    this.profile = new Profile(elapsedMicros);
    this.comparison = new Comparison(record);
    this.stages = new StageFigures.All(record.facts().stages());
    counts.putAll(record.counts());
  }

  /** Goes through all items once. */
  static Digest of(RunRecord record) {
    Digest digest = new Digest(record);
    record.items(digest::add);
    return digest;
  }

  private void add(ItemEntry entry) {
    if (entry.started()) {
      addAttempts(entry);
      durations.add(entry.micros());
      slowest.add(entry);
    }
    Failure failure = entry.failure();
    if (failure != null && isFailed(entry.state())) {
      groups.add(entry, failure);
      keep(entry, failure.lost() != null, lost);
    }
    keep(entry, entry.state() == State.FLAKY, flaky);
    comparison.add(entry);
    stages.add(entry);
  }

  private void addAttempts(ItemEntry entry) {
    long end = -1;
    for (Attempt attempt : entry.attempts()) {
      crew.of(attempt.worker()).worked(attempt.micros());
      profile.add(attempt.startMicros(), attempt.micros());
      waitMicros += end < 0 ? 0 : Math.max(0, attempt.startMicros() - end);
      end = attempt.startMicros() + attempt.micros();
    }
    attempts += entry.attempts().size();
    retriedItems += entry.attempts().size() > 1 ? 1 : 0;
    tinyMicros += entry.micros() < TINY_MICROS ? entry.micros() : 0;
    profile.end(end);
    if (last == null || end > last.last().startMicros() + last.micros()) {
      last = entry;
    }
  }

  private static void keep(ItemEntry entry, boolean wanted, List<ItemEntry> kept) {
    if (wanted && kept.size() < MOST_KEPT) {
      kept.add(entry);
    }
  }

  /** Whether a run does not count as well because of such items. */
  static boolean isFailed(State state) {
    return state == State.FAILED || state == State.TIMED_OUT;
  }

  RunRecord record() {
    return record;
  }

  RunFacts facts() {
    return record.facts();
  }

  long elapsedMicros() {
    return elapsedMicros;
  }

  /** Every state with its count. */
  Map<State, Long> counts() {
    return counts;
  }

  long count(State state) {
    return counts.getOrDefault(state, 0L);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  long failures() {
    return count(State.FAILED) + count(State.TIMED_OUT);
  }

  /** The stages in their order; none if the job has no stages. */
  List<StageFigures> stages() {
    return stages.counted(record);
  }

  /** How many items were started. */
  long ran() {
    return durations.total();
  }

  double itemsPerSecond() {
    return ran() * 1e6 / Math.max(1000, elapsedMicros);
  }

  /** How long each last attempt took. */
  Histogram durations() {
    return durations;
  }

  /** The largest first. */
  List<FailureGroups.Group> groups() {
    return groups.bySize();
  }

  /** The slowest first. */
  List<ItemEntry> slowest() {
    return slowest.descending();
  }

  /** The first items that needed a retry and ended well. */
  List<ItemEntry> flaky() {
    return flaky;
  }

  /** The first items whose worker was lost. */
  List<ItemEntry> lost() {
    return lost;
  }

  Crew crew() {
    return crew;
  }

  Profile profile() {
    return profile;
  }

  Comparison comparison() {
    return comparison;
  }

  long attempts() {
    return attempts;
  }

  /** Attempts beside the first of each item. */
  long retries() {
    return attempts - ran();
  }

  long retriedItems() {
    return retriedItems;
  }

  /** How long items waited for their next attempt, all together. */
  long waitMicros() {
    return waitMicros;
  }

  /** How long items ran that took less than {@link #TINY_MICROS}, all together. */
  long tinyMicros() {
    return tinyMicros;
  }

  /** How many workers there were; no fewer than have worked. */
  int workers() {
    return Math.max(1, Math.max(facts().workers().count(), Math.min(crew.size(), 1)));
  }

  /** The share of their time in which workers ran items, from 0 to 1. */
  double busy() {
    return Math.min(1, crew.busyMicros() / (double) Math.max(1, elapsedMicros * workers()));
  }

  /** The item that ended last. */
  Optional<ItemEntry> last() {
    return Optional.ofNullable(last);
  }
}
