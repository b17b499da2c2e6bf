// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A further attempt at one item of a unit. */
final class Retry extends Unit {
  private final Unit of;
  private final int position;
  private final int attempt;
  private final AtomicBoolean claimed = new AtomicBoolean();

  Retry(Unit of, int position, int attempt) {
    super(of.definition());
    this.of = of;
    this.position = position;
    this.attempt = attempt;
  }

  @Override
  int claim() {
    if (!hasUnclaimed() || !claimed.compareAndSet(false, true)) {
      return -1;
    }
    of.retryClaimed(this);
    return position;
  }

  @Override
  boolean hasUnclaimed() {
    return !claimed.get() && of.wantsRetry();
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
  boolean oneByOne() {
    return true;
  }

  @Override
  void begun(Stint stint) {
    of.begun(stint);
  }

  @Override
  void succeeded(int at, @Nullable Object value, Stint stint) {
    of.succeeded(at, value, stint);
  }

  @Override
  boolean failed(int at, Fault fault, Stint stint) {
    return of.failed(at, fault, stint);
  }

  @Override
  void left(int settled, int run, long nanos) {
    of.left(settled, run, nanos);
  }

  @Override
  int settleUnclaimed(Fault fault) {
    if (claim() < 0) {
      return 0;
    }
    of.settleRetry(position, fault);
    return 1;
  }

  @Override
  void settleRetry(int at, Fault fault) {
    of.settleRetry(at, fault);
  }
}
