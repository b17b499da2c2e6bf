// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.State;

/**
 * The one place where ended items are counted; every report is made from it. It can be sealed by
 * whoever ends the run, and counts nothing after that.
 */
public final class Ledger {
  private static final int MOST_LOST = 100;

  private final Map<State, AtomicLong> counts = zeros();
  private final Histogram durations = new Histogram();
  private final Slowest slowest = new Slowest();
  private final FailureGroups groups = new FailureGroups();
  private final List<ItemEntry> lost = new ArrayList<>();
  private final ItemsFile items;
  private final Consumer<ItemEntry> onFailure;
  private long retries;
  private long busyMicros;
  private boolean sealed;
  private @Nullable IOException trouble;

  /**
   * @param file of the items, replaced
   * @param onFailure told of every item that failed or timed out
   */
  public Ledger(Path file, Consumer<ItemEntry> onFailure) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.items = new ItemsFile(file);
    this.onFailure = onFailure;
  }

  /** Counts an item. */
  public synchronized void add(ItemEntry entry) {
    if (sealed) {
      return;
    }
    counter(entry.state()).incrementAndGet();
    retries += Math.max(0, entry.attempts().size() - 1);
    entry.attempts().forEach(attempt -> busyMicros += attempt.micros());
    if (entry.started()) {
      durations.add(entry.micros());
      slowest.add(entry);
    }
    Failure failure = entry.failure();
    if (failure != null && isFailed(entry.state())) {
      groups.add(failure.message(), entry.label());
      addLost(entry, failure);
      onFailure.accept(entry);
    }
    write(entry);
  }

  private void addLost(ItemEntry entry, Failure failure) {
    if (failure.lost() != null && lost.size() < MOST_LOST) {
      lost.add(entry);
    }
  }

  /** Counts items that nothing more is known of. */
  public synchronized void add(State state, long number) {
    if (!sealed) {
      counter(state).addAndGet(number);
    }
  }

  private static Map<State, AtomicLong> zeros() {
    Map<State, AtomicLong> zeros = new EnumMap<>(State.class);
    for (State state : State.values()) {
      zeros.put(state, new AtomicLong());
    }
    return zeros;
  }

  private AtomicLong counter(State state) {
    return Objects.requireNonNull(counts.get(state), "every state has a count");
  }

  private static boolean isFailed(State state) {
    return state == State.FAILED || state == State.TIMED_OUT;
  }

  /** A full disk must not end the run: the counts go on, and the trouble is told at the end. */
  private void write(ItemEntry entry) {
    if (trouble == null) {
      try {
        items.add(entry);
      } catch (IOException full) {
        trouble = full;
      }
    }
  }

  /** Nothing is counted from now on; the file is complete. */
  public synchronized void seal() {
    if (!sealed) {
      sealed = true;
      try {
        items.close();
      } catch (IOException full) {
        trouble = full;
      }
    }
  }

  /** Why the file of the items is not complete; null if it is. */
  public synchronized @Nullable IOException trouble() {
    return trouble;
  }

  /** How many items ended so. */
  public synchronized long count(State state) {
    return counter(state).get();
  }

  /** How many items did not end well. */
  public synchronized long failures() {
    return count(State.FAILED) + count(State.TIMED_OUT);
  }

  /** How many items have ended in any way. */
  public synchronized long ended() {
    long sum = 0;
    for (AtomicLong count : counts.values()) {
      sum += count.get();
    }
    return sum;
  }

  /** What has ended so far, at one moment. */
  public synchronized Done done() {
    return new Done(ended(), failures(), counts(), durations.percentile(0.5));
  }

  /**
   * How far a run is.
   *
   * @param medianMicros of the items that ran; 0 if none did
   */
  public record Done(long ended, long failed, Map<State, Long> counts, long medianMicros) {}

  /** How many attempts were followed by another. */
  synchronized long retries() {
    return retries;
  }

  /** How long all attempts took together. */
  synchronized long busyMicros() {
    return busyMicros;
  }

  /** Every state with its count. */
  public synchronized Map<State, Long> counts() {
    Map<State, Long> all = new EnumMap<>(State.class);
    counts.forEach((state, count) -> all.put(state, count.get()));
    return all;
  }

  synchronized List<FailureGroups.Group> groups() {
    return groups.bySize();
  }

  /** The first items whose worker was lost. */
  synchronized List<ItemEntry> lost() {
    return List.copyOf(lost);
  }

  synchronized List<Slowest.Took> slowest() {
    return slowest.descending();
  }

  synchronized Histogram durations() {
    return durations;
  }
}
