// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.Task;
import org.paralleltask.TaskOptions;

/**
 * Items of one task that are handed to a worker together. Workers claim them one by one, so that
 * several workers can share a unit, and settle each that they have claimed exactly once.
 */
abstract class Unit {
  private final Task<?, ?> task;

  Unit(Task<?, ?> task) {
    this.task = task;
  }

  final Task<?, ?> definition() {
    return task;
  }

  /** Claims the next item that nobody has started: its position, or -1 if there is none. */
  abstract int claim();

  /** What {@link #claimRun} gives if there is none. */
  static final long NO_RUN = 0;

  /** Claims items that follow each other, up to so many: a run, or {@link #NO_RUN}. */
  long claimRun(int most) {
    int position = claim();
    return position < 0 ? NO_RUN : run(position, 1);
  }

  static long run(int first, int length) {
    return (long) length << Integer.SIZE | first;
  }

  static int firstOf(long run) {
    return (int) run;
  }

  static int lengthOf(long run) {
    return (int) (run >>> Integer.SIZE);
  }

  /** Whether {@link #claim} would find one. */
  abstract boolean hasUnclaimed();

  /** The item at a claimed position that is not settled. */
  abstract @Nullable Object input(int position);

  /** All its items by position, those that are settled too; null if it has no array of them. */
  @Nullable Object @Nullable [] inputs() {
    return null;
  }

  /** The number of the item among the inputs of its map, or the submits of its pool. */
  abstract long index(int position);

  /** Which try at its items this is, from 1. */
  int attempt() {
    return 1;
  }

  /** Whether each item needs a stint of its own, because it can be ended, or its time is told. */
  abstract boolean oneByOne();

  /** Whether it is one item that any thread can send at once, and that has no deadline. */
  boolean isPlain() {
    return false;
  }

  /** A worker was lent for it. */
  void lent(ProcessWorker worker) {}

  /** Whether the worker counts as free before the item is settled, see {@link ItemFuture}. */
  boolean freesWorkerFirst() {
    return false;
  }

  /** An item has been claimed, and is about to start, in this stint. */
  void begun(Stint stint) {}

  /** Settles a claimed item with its result. */
  abstract void succeeded(int position, @Nullable Object value, Attempt attempt);

  /** Settles claimed items that follow each other with their results, a part of the array. */
  void succeeded(int position, @Nullable Object[] values, int from, int count, Attempt attempt) {
    for (int i = 0; i < count; i++) {
      succeeded(position + i, values[from + i], attempt);
    }
  }

  /** Settles a claimed item with what went wrong; or has it tried again, and returns false. */
  abstract boolean failed(int position, Fault fault, Attempt attempt);

  /**
   * Settles a claimed item that could not be settled as it should, for want of memory, say: as
   * failed. Does not fail itself; false if the item is not to be counted as settled.
   */
  abstract boolean ruined(int position, Throwable thrown);

  /** Settles claimed items that follow each other, as {@link #ruined}. */
  final void ruin(int from, int to, Throwable thrown) {
    for (int position = from; position < to; position++) {
      if (ruined(position, thrown)) {
        left(1, 0, 0);
      }
    }
  }

  /** Settles the next item that nobody has started, as {@link #ruined}. */
  final void ruinNext(Throwable thrown) {
    int position = claim();
    if (position >= 0) {
      ruin(position, position + 1, thrown);
    }
  }

  /** Settles all items that nobody has started, as {@link #ruined}. */
  final void ruinUnclaimed(Throwable thrown) {
    while (hasUnclaimed()) {
      ruinNext(thrown);
    }
  }

  /** A worker takes no more items; it has run some in this time, and settled some of them. */
  void left(int settled, int run, long nanos) {}

  /** Settles all items that nobody has started; returns their number. */
  abstract int settleUnclaimed(Fault fault);

  /**
   * Settles an item that waited for a further attempt, which it will not get.
   *
   * @param past what has been tried
   */
  abstract void settleRetry(int position, Fault fault, Attempt past);

  /** Hands claimed items that were not started to another worker. */
  abstract void giveBack(int[] positions);

  /** Hands items of a further unit for it, which were not started, to another worker. */
  abstract void giveBackAgain(Again again);

  /** Whether outcomes tell of the attempts at its items. */
  boolean isTraced() {
    return false;
  }

  /** The failed attempts at its items, if they are to be told. */
  List<Outcome.FailedAttempt> earlier() {
    return List.of();
  }

  /** How many workers its items have cost before. */
  int lostWorkers() {
    return 0;
  }

  /** Where its items were submitted; null if that was not noted. */
  @Nullable Origin origin() {
    return null;
  }

  /** Whether nobody but the item that its worker is at waits for it, so that both end together. */
  boolean servesItsWorker() {
    return false;
  }

  /** Whether it is this unit, or a further attempt at one of its items. */
  boolean isOf(Unit unit) {
    return this == unit;
  }

  /** Whether a further attempt at an item of it is still wanted. */
  boolean wantsRetry() {
    return true;
  }

  /** The time of a further attempt at an item of it has come. */
  void againDue() {}

  /** All items of a further unit for it start, or will never start. */
  void againClaimed(Again again) {}

  /** Whether what went wrong is worth a further attempt, if the options allow one. */
  final boolean triesAgain(Fault fault, Attempt attempt) {
    TaskOptions options = task.options();
    if (Retries.asksForTime(fault) != null) {
      return true;
    }
    return attempt.number() < options.attempts()
        && (fault.lostWorker()
            ? attempt.lostWorkers() == 0
            : Retries.isWorth(fault, options.retryOn()));
  }

  /** How long an attempt at an item may take; or NO_DEADLINE. */
  final long timeoutNanos() {
    Duration timeout = task.options().timeout();
    return timeout == null ? Duty.NO_DEADLINE : Durations.saturated(timeout);
  }

  /** How messages name an item. */
  final String describe(int position) {
    return task.id() + " item " + index(position) + " (" + Labels.of(input(position)) + ")";
  }
}
