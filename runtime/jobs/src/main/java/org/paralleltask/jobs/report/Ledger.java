// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.State;

/**
 * The one place where ended items are counted while they run; progress and policy ask it. It can be
 * sealed by whoever ends the run, and counts nothing after that.
 */
public final class Ledger {
  private final Map<State, AtomicLong> counts = zeros();
  private final Map<String, Map<State, AtomicLong>> stages = new LinkedHashMap<>();
  private final Consumer<ItemEntry> onFailure;
  private Map<State, AtomicLong> stage = zeros();
  private Histogram durations = new Histogram();
  private boolean sealed;

  /**
   * @param onFailure told of every item that failed or timed out
   */
  public Ledger(Consumer<ItemEntry> onFailure) {
    this.onFailure = onFailure;
  }

  /**
   * Counts an item.
   *
   * @return whether it was; not if the run has been brought to its end meanwhile
   */
  public synchronized boolean add(ItemEntry entry) {
    if (sealed) {
      return false;
    }
    count(entry.state(), 1);
    if (entry.started()) {
      durations.add(entry.micros());
    }
    Failure failure = entry.failure();
    if (failure != null && isFailed(entry.state())) {
      onFailure.accept(entry);
    }
    return true;
  }

  /** Counts items that nothing more is known of. */
  public synchronized void add(State state, long number) {
    if (!sealed) {
      count(state, number);
    }
  }

  private void count(State state, long number) {
    of(counts, state).addAndGet(number);
    of(stage, state).addAndGet(number);
  }

  /** What is counted from now on is of this stage, too. */
  public synchronized void beginStage(String name) {
    stage = zeros();
    durations = new Histogram();
    stages.put(name, stage);
  }

  private static Map<State, AtomicLong> zeros() {
    Map<State, AtomicLong> zeros = new EnumMap<>(State.class);
    for (State state : State.values()) {
      zeros.put(state, new AtomicLong());
    }
    return zeros;
  }

  private static AtomicLong of(Map<State, AtomicLong> counts, State state) {
    return Objects.requireNonNull(counts.get(state), "every state has a count");
  }

  private static boolean isFailed(State state) {
    return state == State.FAILED || state == State.TIMED_OUT;
  }

  /** Nothing is counted from now on. */
  public synchronized void seal() {
    sealed = true;
  }

  /** How many items ended so. */
  public synchronized long count(State state) {
    return of(counts, state).get();
  }

  /** How many items did not end well. */
  public synchronized long failures() {
    return count(State.FAILED) + count(State.TIMED_OUT);
  }

  /** How many items have ended in any way. */
  public synchronized long ended() {
    return sum(counts);
  }

  /** How many items of this stage have ended in any way; if there are no stages, of the run. */
  public synchronized long endedInStage() {
    return sum(stage);
  }

  private static long sum(Map<State, AtomicLong> counts) {
    long sum = 0;
    for (AtomicLong count : counts.values()) {
      sum += count.get();
    }
    return sum;
  }

  /** What has ended so far, at one moment; of this stage, if there are any. */
  public synchronized Done done() {
    long failed = of(stage, State.FAILED).get() + of(stage, State.TIMED_OUT).get();
    return new Done(sum(stage), failed, values(stage), durations.percentile(0.5));
  }

  /**
   * How far a run, or a stage of it, is.
   *
   * @param medianMicros of the items that ran; 0 if none did
   */
  public record Done(long ended, long failed, Map<State, Long> counts, long medianMicros) {}

  /** Every state with its count. */
  public synchronized Map<State, Long> counts() {
    return values(counts);
  }

  /** The stages that have begun, in their order, each with every state and its count. */
  public synchronized Map<String, Map<State, Long>> stages() {
    Map<String, Map<State, Long>> all = new LinkedHashMap<>();
    stages.forEach((name, counts) -> all.put(name, values(counts)));
    return all;
  }

  private static Map<State, Long> values(Map<State, AtomicLong> counts) {
    Map<State, Long> all = new EnumMap<>(State.class);
    counts.forEach((state, count) -> all.put(state, count.get()));
    return all;
  }
}
