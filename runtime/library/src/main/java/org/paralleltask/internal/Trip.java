// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskTimedOutException.StuckAt;

/**
 * Items that travel to a worker process together, claimed from units of one task, and settled in
 * the order in which they were claimed. The worker's thread loads it, sends it, and settles it;
 * others may cancel it, and one keeps its deadline.
 *
 * <p>That thread also runs the user's code, where inputs are written and results are read. It may
 * be stuck there: then the trip is abandoned, as a thread's stint is.
 */
final class Trip implements Duty {
  /** How long the process may take to answer before it is ended, when it should have. */
  static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private enum Phase {
    ELSEWHERE,
    IN_USERS_CODE,
    ABANDONED
  }

  private final ProcessWorker worker;
  private final int number;
  private final Route route;
  private final long timeoutNanos;
  private final boolean timed;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.ELSEWHERE);

  // Said before items are claimed: whoever cancels one finds it.
  private final Queue<Unit> units = new ConcurrentLinkedQueue<>();
  private final List<Unit> cancelled = new CopyOnWriteArrayList<>();
  private volatile boolean allCancelled;

  // Written by the worker's thread until it is sent, then only read.
  private final Cargo cargo = new Cargo();

  private volatile boolean sent;
  private volatile int settled;
  private int inHand; // looked at by others when the thread has been at it for long
  private volatile long deadline = NO_DEADLINE;
  private volatile boolean late;

  /** Items that ended, and were not counted for the pace yet. Only of the worker's thread. */
  int uncounted;

  Trip(ProcessWorker worker, int number, Route route, Unit first) {
    this.worker = worker;
    this.number = number;
    this.route = route;
    this.timeoutNanos = first.timeoutNanos();
    boolean traced = first.oneByOne() && !(first instanceof ItemFuture);
    this.timed = traced || timeoutNanos != NO_DEADLINE;
  }

  int number() {
    return number;
  }

  Route route() {
    return route;
  }

  long timeoutNanos() {
    return timeoutNanos;
  }

  /** Whether the worker tells the time of every item. */
  boolean isTimed() {
    return timed;
  }

  // ---- loading ----

  /** Items of this unit are about to be claimed. */
  void open(Unit unit) {
    units.add(unit);
  }

  /** Items that follow each other have been claimed, and are going to be written. */
  void add(Unit unit, int position, int length) {
    inHand = cargo.count();
    cargo.add(unit, position, length);
  }

  /** The items that were claimed last, of those that were added together, do not travel. */
  void dropLast(int items) {
    cargo.dropLast(items);
  }

  int count() {
    return cargo.count();
  }

  /** It is on its way; whoever cancelled it before could not tell the worker. */
  void sent() {
    sent = true;
    if (allCancelled) {
      cancelInWorker(null);
    }
    for (Unit unit : cancelled) {
      cancelInWorker(unit);
    }
  }

  // ---- settling ----

  /** The items that this one is among. */
  Cargo.Leg leg(int at) {
    return cargo.leg(at);
  }

  /** How many items are settled: the first ones. */
  int settled() {
    return settled;
  }

  /** Items up to this one are going to be settled now. */
  void settleTo(int end) {
    settled = end;
  }

  /** What is not settled goes to other workers, but not this item, if it is one. */
  void giveBackAllBut(int culprit) {
    int from = settled;
    settleTo(count());
    cargo.giveBack(from, culprit);
  }

  /** What is not settled fails, if nobody else is at it, since its pool cannot go on with it. */
  void ruin(Throwable thrown) {
    if (!isAbandoned()) {
      int from = settled;
      settleTo(count());
      cargo.ruin(from, thrown);
    }
  }

  // ---- deadlines ----

  /**
   * The user's code is going to run in this thread, if it is the worker's: others, to which it is
   * lent, write and read what needs none.
   */
  void enterUsersCode() {
    if (worker.isCaller()) {
      phase.compareAndSet(Phase.ELSEWHERE, Phase.IN_USERS_CODE);
    }
  }

  /** Which item the user's code is at. */
  void inHand(int at) {
    inHand = at;
  }

  /** It has returned; false if it took too long: others have settled the items. */
  boolean leaveUsersCode() {
    if (!worker.isCaller()) {
      return true;
    }
    boolean inTime = phase.compareAndSet(Phase.IN_USERS_CODE, Phase.ELSEWHERE);
    Thread.interrupted();
    return inTime;
  }

  /** From now on the worker works at it, or it is written. */
  void startClock() {
    if (timeoutNanos != NO_DEADLINE && !late && !isCancelled()) {
      due(Math.min(timeoutNanos, NO_DEADLINE / 4) + GRACE_NANOS);
    }
  }

  /** Something has to happen within this time. */
  void due(long nanos) {
    deadline = System.nanoTime() + nanos;
    worker.crew().watch.deadlineAt(deadline);
  }

  /** The deadline that it had was for something else. */
  void stopClock() {
    if (!isCancelled()) {
      deadline = NO_DEADLINE;
    }
  }

  /** Whether the worker process was ended because of it. */
  boolean isLate() {
    return late;
  }

  /** Whether it was ended because the caller cancelled what is on it. */
  boolean wasEndedByCaller() {
    return late && isCancelled();
  }

  /** Whether its thread has been given up, with its items. */
  boolean isAbandoned() {
    return phase.get() == Phase.ABANDONED;
  }

  @Override
  public Collection<Unit> units() {
    return units;
  }

  @Override
  public long deadline() {
    return phase.get() == Phase.ABANDONED ? NO_DEADLINE : deadline;
  }

  /** Ends the process; if that was of no use, since the user's code does not return, the thread. */
  @Override
  public void enforce() {
    if (!late) {
      endProcess();
    } else if (phase.compareAndSet(Phase.IN_USERS_CODE, Phase.ABANDONED)) {
      StuckAt stack = worker.stuckAt();
      new Abandonment(worker, () -> settleAbandoned(stack)).begin(List.of(), () -> true);
    } else {
      deadline = NO_DEADLINE; // its end is noticed by the worker's thread
    }
  }

  private void endProcess() {
    boolean inUsersCode = phase.get() == Phase.IN_USERS_CODE;
    if (isCancelled() && sent && !inUsersCode && !runsCancelled()) {
      deadline = NO_DEADLINE; // the item that runs is another
      return;
    }
    late = true;
    deadline = System.nanoTime() + GRACE_NANOS;
    worker.killProcess();
    if (inUsersCode) {
      worker.interruptThread();
    }
  }

  private boolean runsCancelled() {
    int running = worker.lastStarted(number);
    if (running < 0) {
      return worker.isFirst(this); // else the worker is at another, and gives this one back
    }
    return running >= count() || isCancelled(leg(running).unit());
  }

  private void settleAbandoned(StuckAt stack) {
    int stuck = Math.max(inHand, settled);
    Cargo.Leg leg = leg(stuck);
    int position = leg.position(stuck);
    giveBackAllBut(stuck);
    Fault fault =
        isCancelled(leg.unit())
            ? new Fault.Cancelled(leg.unit().describe(position))
            : Fault.timedOut(leg.unit(), position, stack, Fault.ABANDONED);
    if (leg.unit().failed(position, fault, Ride.untimed(worker, leg.unit()))) {
      leg.unit().left(1, 0, 0);
    }
    worker.giveBackOthers(this);
  }

  // ---- cancelling ----

  private boolean isCancelled() {
    return allCancelled || !cancelled.isEmpty();
  }

  /** Whether an item of this unit was cancelled. */
  boolean isCancelled(Unit unit) {
    return allCancelled || cancelled.stream().anyMatch(unit::isOf);
  }

  @Override
  public void cancel(@Nullable Unit unit) {
    if (unit == null) {
      allCancelled = true;
    } else if (units.stream().anyMatch(each -> each.isOf(unit))) {
      cancelled.add(unit);
    } else {
      return;
    }
    due(GRACE_NANOS);
    if (sent) {
      cancelInWorker(unit);
    }
  }

  private void cancelInWorker(@Nullable Unit unit) {
    for (Cargo.Leg leg : cargo.legs()) {
      if (leg.end() > settled && (unit == null || leg.unit().isOf(unit))) {
        worker.sendCancel(number, leg.start(), leg.end() - 1);
      }
    }
  }
}
