// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Items of a unit that were claimed before: for a further attempt, or since nobody started them.
 */
final class Again extends Unit {
  private final Unit of;
  private final int[] positions;
  private final int attempt;
  private final int lostWorkers;
  private final AtomicInteger cursor = new AtomicInteger();

  private Again(Unit of, int[] positions, int attempt, int lostWorkers) {
    super(of.definition());
    this.of = of;
    this.positions = positions;
    this.attempt = attempt;
    this.lostWorkers = lostWorkers;
  }

  /** A further attempt at an item that failed. */
  static Again retry(Unit of, int position, Fault fault, Attempt failed) {
    int lost = failed.lostWorkers() + (fault.lostWorker() ? 1 : 0);
    return new Again(of, new int[] {position}, failed.number() + 1, lost);
  }

  /** Items that nobody started. */
  static Again unstarted(Unit of, int[] positions) {
    return new Again(of, positions, of.attempt(), of.lostWorkers());
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
  boolean failed(int at, Fault fault, Attempt ended) {
    return of.failed(at, fault, ended);
  }

  @Override
  void left(int settled, int run, long nanos) {
    of.left(settled, run, nanos);
  }

  @Override
  int settleUnclaimed(Fault fault) {
    int count = 0;
    for (int at = claim(); at >= 0; at = claim()) {
      of.settleRetry(at, fault);
      count++;
    }
    return count;
  }

  @Override
  void settleRetry(int at, Fault fault) {
    of.settleRetry(at, fault);
  }

  @Override
  void giveBack(int[] unstarted) {
    giveBackAgain(new Again(of, unstarted, attempt, lostWorkers));
  }

  @Override
  void giveBackAgain(Again again) {
    of.giveBackAgain(again);
  }
}
