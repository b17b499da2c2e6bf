// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.Outcome.FailedAttempt;
import org.paralleltask.TryLaterException;

/**
 * Items of a unit that were claimed before: for a further attempt, or since nobody started them.
 */
final class Again extends Unit {
  private final Unit of;
  private final int[] positions;
  private final int attempt;
  private final int lostWorkers;
  private final List<FailedAttempt> earlier;
  private final AtomicInteger cursor = new AtomicInteger();
  private final long due;
  private volatile boolean waiting;

  private Again(
      Unit of,
      int[] positions,
      int attempt,
      int lostWorkers,
      List<FailedAttempt> earlier,
      long waitNanos) {
    super(of.definition());
    this.of = of;
    this.positions = positions;
    this.attempt = attempt;
    this.lostWorkers = lostWorkers;
    this.earlier = earlier;
    this.waiting = waitNanos > 0;
    this.due = System.nanoTime() + waitNanos;
  }

  /** What was tried, of an item that is not tried any more. */
  private record Past(int number, Outcome.Trace trace) implements Attempt {}

  /** A further attempt at an item that failed, after the wait that its task, or it, asks for. */
  static Again retry(Unit of, int position, Fault fault, Attempt failed) {
    TryLaterException later = Retries.asksForTime(fault);
    return later == null
        ? further(of, position, fault, failed)
        : later(of, position, failed, Durations.saturated(later.delay()));
  }

  // The attempt did not count: the next one has the same number.
  private static Again later(Unit of, int position, Attempt undone, long waitNanos) {
    List<FailedAttempt> earlier = of.isTraced() ? undone.trace().earlier() : List.of();
    int[] positions = {position};
    return new Again(of, positions, undone.number(), undone.lostWorkers(), earlier, waitNanos);
  }

  private static Again further(Unit of, int position, Fault fault, Attempt failed) {
    int lost = failed.lostWorkers() + (fault.lostWorker() ? 1 : 0);
    long wait =
        Retries.waitNanos(
            of.definition().options().backoff(), failed.number(), ThreadLocalRandom.current());
    List<FailedAttempt> earlier = of.isTraced() ? earlier(failed.trace(), fault) : List.of();
    return new Again(of, new int[] {position}, failed.number() + 1, lost, earlier, wait);
  }

  private static List<FailedAttempt> earlier(Outcome.Trace last, Fault fault) {
    List<FailedAttempt> all = new ArrayList<>(last.earlier());
    all.add(new FailedAttempt(last.worker(), last.startNanos(), last.elapsed(), fault.original()));
    int told = Math.min(all.size(), Outcome.Trace.MOST_EARLIER);
    return List.copyOf(all.subList(all.size() - told, all.size()));
  }

  /** Items that nobody started. */
  static Again unstarted(Unit of, int[] positions) {
    return new Again(of, positions, of.attempt(), of.lostWorkers(), of.earlier(), 0);
  }

  /** Has the workers run it. If they throw, it is as if it had never been. */
  void start(WorkerPool workers) {
    try {
      workers.retry(this);
    } catch (Throwable thrown) {
      if (claim() >= 0) {
        throw thrown; // else it was accepted: what followed went wrong
      }
    }
  }

  /** When it may start, in the time of System.nanoTime. */
  long due() {
    return due;
  }

  /** Whether its time has not come, so that nobody must start it. */
  boolean isWaiting() {
    return waiting;
  }

  /** Its time has come; it is in the queue again. */
  void released() {
    waiting = false;
    of.againDue();
  }

  @Override
  int claim() {
    if (!hasUnclaimed()) {
      return -1;
    }
    int at = cursor.getAndIncrement();
    if (at == positions.length - 1) {
      of.againClaimed(this);
    }
    return at < positions.length ? positions[at] : -1;
  }

  @Override
  boolean hasUnclaimed() {
    return cursor.get() < positions.length && of.wantsRetry();
  }

  @Override
  @Nullable Object input(int at) {
    return of.input(at);
  }

  @Override
  @Nullable Object @Nullable [] inputs() {
    return of.inputs();
  }

  @Override
  long index(int at) {
    return of.index(at);
  }

  @Override
  @Nullable Origin origin() {
    return of.origin();
  }

  @Override
  boolean servesItsWorker() {
    return of.servesItsWorker();
  }

  @Override
  boolean isTraced() {
    return of.isTraced();
  }

  @Override
  List<FailedAttempt> earlier() {
    return earlier;
  }

  @Override
  boolean isOf(Unit unit) {
    return this == unit || of == unit;
  }

  @Override
  int attempt() {
    return attempt;
  }

  @Override
  int lostWorkers() {
    return lostWorkers;
  }

  @Override
  boolean oneByOne() {
    return attempt > 1 || of.oneByOne();
  }

  @Override
  void begun(Stint stint) {
    of.begun(stint);
  }

  @Override
  void succeeded(int at, @Nullable Object value, Attempt ended) {
    of.succeeded(at, value, ended);
  }

  @Override
  void succeeded(int at, @Nullable Object[] values, int from, int count, Attempt ended) {
    of.succeeded(at, values, from, count, ended);
  }

  @Override
  boolean failed(int at, Fault fault, Attempt ended) {
    return of.failed(at, fault, ended);
  }

  @Override
  boolean ruined(int at, Throwable thrown) {
    return of.ruined(at, thrown);
  }

  @Override
  void left(int settled, int run, long nanos) {
    of.left(settled, run, nanos);
  }

  @Override
  int settleUnclaimed(Fault fault) {
    int count = 0;
    for (int at = claim(); at >= 0; at = claim()) {
      of.settleRetry(at, fault, past());
      count++;
    }
    return count;
  }

  private Attempt past() {
    if (earlier.isEmpty()) {
      return new Past(attempt - 1, Outcome.Trace.NONE);
    }
    FailedAttempt last = earlier.get(earlier.size() - 1);
    return new Past(
        attempt - 1,
        new Outcome.Trace(last.worker(), last.startNanos(), last.elapsed(), attempt - 1, earlier));
  }

  @Override
  void settleRetry(int at, Fault fault, Attempt past) {
    of.settleRetry(at, fault, past);
  }

  @Override
  void giveBack(int[] unstarted) {
    giveBackAgain(new Again(of, unstarted, attempt, lostWorkers, earlier, 0));
  }

  @Override
  void giveBackAgain(Again again) {
    of.giveBackAgain(again);
  }
}
