// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.TaskTimedOutException.StuckAt;

/**
 * A worker's time with one item or, where nothing ends items one by one, with one unit. It is the
 * gate between the worker, which wants to go on to its next item, and others, which want to
 * interrupt it: an interrupt never reaches an item that it is not meant for.
 *
 * <p>RUNNING → ENDED, or RUNNING → INTERRUPTING → INTERRUPTED → ENDED or ABANDONED; one
 * compare-and-set each.
 *
 * <p>A worker that waits may run what it waits for, in a stint within its stint. An interrupt of
 * the outer one then waits until the inner one has ended; only the items of a map that the outer
 * item itself goes through are cancelled with it. When a stint is abandoned, those that it was
 * begun in are lost with it, because their thread will not come back to them; those within it go
 * on.
 */
final class Stint implements Duty, Attempt {
  /** How long an interrupted item may take to stop before its thread is given up. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Why a stint was interrupted. */
  enum Reason {
    DEADLINE,
    CANCEL
  }

  private enum State {
    RUNNING,
    INTERRUPTING,
    INTERRUPTED,
    ENDED,
    ABANDONED
  }

  // No VarHandle, which would be linked by the first item that ends, with no memory left maybe.
  private static final AtomicReferenceFieldUpdater<Stint, State> STATE =
      AtomicReferenceFieldUpdater.newUpdater(Stint.class, State.class, "state");

  private final ThreadWorker worker;
  private final Thread thread = Thread.currentThread();
  private final Unit unit;
  private final @Nullable Stint outer;
  private final long startNanos;
  private long endNanos;
  private volatile @Nullable Stint inner;

  /** Which item it is at. A field, so that no call, which might fail, comes after a claim. */
  int position = -1;

  private volatile State state = State.RUNNING;
  private volatile long deadline = NO_DEADLINE;
  private volatile @Nullable Reason reason;
  private volatile @Nullable StuckAt stack;
  private volatile @Nullable ItemFuture<?, ?> waitingFor;
  private volatile @Nullable HeldLock waitingForLock;

  Stint(ThreadWorker worker, Unit unit, @Nullable Stint outer) {
    this.worker = worker;
    this.unit = unit;
    this.outer = outer;
    this.startNanos = System.nanoTime();
  }

  ThreadWorker worker() {
    return worker;
  }

  Unit unit() {
    return unit;
  }

  /** The stint that this one was begun in, by a worker that helps itself; null if there is none. */
  @Nullable Stint outer() {
    return outer;
  }

  @Override
  public List<Unit> units() {
    return List.of(unit);
  }

  @Override
  public int number() {
    return unit.attempt();
  }

  @Override
  public Outcome.Trace trace() {
    long elapsed = (endNanos == 0 ? System.nanoTime() : endNanos) - startNanos;
    return new Outcome.Trace(
        worker.name(), startNanos, Duration.ofNanos(elapsed), unit.attempt(), unit.earlier());
  }

  /** Ends what it is at after so long; only once it has claimed an item. */
  void endAfter(long nanos) {
    deadline = startNanos + nanos;
  }

  /** When it is to be interrupted or, after that, abandoned. */
  @Override
  public long deadline() {
    return isAbandoned() ? NO_DEADLINE : deadline;
  }

  @Override
  public void enforce() {
    if (!interrupt(Reason.DEADLINE) && abandon()) {
      giveUp();
    }
  }

  // Another takes the place of its worker, and the rest of its units.
  private void giveUp() {
    List<Stint> lost = lost();
    lost.stream().skip(1).forEach(Stint::lose);
    List<Unit> rest = lost.stream().map(Stint::unit).filter(Unit::hasUnclaimed).toList();
    new Abandonment(worker, this::settleAbandoned).begin(rest, () -> worker.stint() == this);
  }

  @Override
  public void cancel(@Nullable Unit of) {
    if (of == null || unit.isOf(of)) {
      interrupt(Reason.CANCEL);
    }
  }

  @Nullable ItemFuture<?, ?> waitingFor() {
    return waitingFor;
  }

  void waitFor(@Nullable ItemFuture<?, ?> future) {
    waitingFor = future;
  }

  @Nullable HeldLock waitingForLock() {
    return waitingForLock;
  }

  void waitForLock(@Nullable HeldLock lock) {
    waitingForLock = lock;
  }

  /**
   * Interrupts the worker, if it is still at it. Several may try; one does. A deadline that it has
   * is moved to the end of the time it is given to stop, and is not lifted.
   */
  boolean interrupt(Reason why) {
    if (!STATE.compareAndSet(this, State.RUNNING, State.INTERRUPTING)) {
      return false;
    }
    reason = why;
    try {
      stack = new StuckAt(worker.name(), thread.getStackTrace());
    } finally {
      giveGrace();
      passOn();
      state = State.INTERRUPTED;
    }
    return true;
  }

  // Writes nothing where there is no deadline: one may be set right now.
  private void giveGrace() {
    long due = deadline;
    long graceEnd = System.nanoTime() + GRACE_NANOS;
    if (due != NO_DEADLINE && due - graceEnd < 0) {
      deadline = graceEnd;
    }
  }

  private void passOn() {
    Stint within = inner;
    if (within == null) {
      thread.interrupt();
    } else if (within.unit.servesItsWorker()) {
      within.interrupt(Reason.CANCEL);
    }
  }

  /** A stint begins within this one; an interrupt that this one has got is not for that. */
  void enter(Stint within) {
    inner = within;
    if (isInterrupted()) {
      Thread.interrupted();
      passOn();
    }
  }

  /** The stint within this one has ended; an interrupt that came meanwhile comes now. */
  void comeBack() {
    inner = null;
    if (isInterrupted()) {
      thread.interrupt();
    }
  }

  private boolean isInterrupted() {
    while (state == State.INTERRUPTING) {
      Thread.onSpinWait();
    }
    return state != State.RUNNING;
  }

  /** Gives the worker up that does not react to its interrupt. */
  private boolean abandon() {
    return STATE.compareAndSet(this, State.INTERRUPTED, State.ABANDONED);
  }

  /** Gives it up because a stint within it was abandoned, so that its thread cannot end it. */
  private void lose() {
    isInterrupted();
    state = State.ABANDONED;
  }

  boolean isAbandoned() {
    return state == State.ABANDONED;
  }

  /** This one, and those that are lost with it. */
  private List<Stint> lost() {
    List<Stint> all = new ArrayList<>();
    for (Stint stint = this; stint != null; stint = stint.outer()) {
      all.add(stint);
    }
    return all;
  }

  /** Settles the items that its thread will not come back to. */
  private void settleAbandoned() {
    Fault fault = Fault.timedOut(unit, position, stuckAt(), Fault.ABANDONED);
    for (Stint stint : lost()) {
      stint.settle(stint == this ? fault : Fault.lostWith(stint.unit, stint.position, fault));
    }
  }

  private void settle(Fault fault) {
    if (unit.failed(position, fault, this)) {
      unit.left(1, 0, 0);
    }
  }

  /**
   * Ends it, in the worker. False if it was abandoned before: then others have settled the item.
   */
  boolean end() {
    endNanos = System.nanoTime();
    if (STATE.compareAndSet(this, State.RUNNING, State.ENDED)) {
      return true;
    }
    while (state == State.INTERRUPTING) {
      Thread.onSpinWait(); // the interrupt is under way, and must not meet the next item
    }
    return STATE.compareAndSet(this, State.INTERRUPTED, State.ENDED);
  }

  /** Why it was interrupted; null if it was not. */
  @Nullable Reason reason() {
    return reason;
  }

  /** Where the worker was when it was interrupted; without a stack if that could not be had. */
  StuckAt stuckAt() {
    StuckAt taken = stack;
    return taken == null ? new StuckAt(worker.name(), new StackTraceElement[0]) : taken;
  }
}
