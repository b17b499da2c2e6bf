// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskTimedOutException.StuckAt;

/**
 * Items that travel to a worker process together, claimed one by one from units of one task, and
 * settled in the order in which they were claimed.
 *
 * <p>The thread that speaks to the process also runs the user's code, where inputs are written and
 * results are read. That may be stuck: then the trip is abandoned, as a thread's stint is.
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
  private final List<Unit> units = new java.util.concurrent.CopyOnWriteArrayList<>();

  // Guarded by this.
  private Unit[] owners = new Unit[1];
  private int[] positions = new int[1];
  private int count;
  private int settled;
  private boolean sent;
  private boolean cancelled;

  private volatile long deadline = NO_DEADLINE;
  private volatile boolean late;
  private volatile boolean killed;
  private volatile int inHand;

  /** Items that ended, and were not counted for the pace yet. Only of the worker's thread. */
  int uncounted;

  Trip(ProcessWorker worker, int number, Route route, Unit first) {
    this.worker = worker;
    this.number = number;
    this.route = route;
    this.timeoutNanos = Crew.timeoutNanos(first.definition());
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

  // ---- loading; by the worker's thread ----

  /** Items of this unit are about to be claimed: whoever cancels it looks here from now on. */
  void open(Unit unit) {
    units.add(unit);
  }

  /** An item has been claimed. */
  synchronized void add(Unit unit, int position) {
    if (count == owners.length) {
      owners = Arrays.copyOf(owners, 4 * count);
      positions = Arrays.copyOf(positions, 4 * count);
    }
    owners[count] = unit;
    positions[count] = position;
    inHand = count;
    count++;
  }

  /** The item that was claimed last does not travel. */
  synchronized void dropLast() {
    count--;
  }

  synchronized int count() {
    return count;
  }

  /** It is on its way; false if it was cancelled before, and has to be told. */
  synchronized boolean sent() {
    sent = true;
    return !cancelled;
  }

  // ---- settling; by the worker's thread ----

  synchronized Unit unit(int at) {
    return owners[at];
  }

  synchronized int position(int at) {
    return positions[at];
  }

  /** How many items are settled: the first ones. */
  synchronized int settled() {
    return settled;
  }

  /** These items more are going to be settled now. */
  synchronized void settle(int items) {
    settled += items;
  }

  /** What is not settled goes to other workers, but not this item, if it is one. */
  void giveBackAllBut(int culprit) {
    int from = settled();
    int to = count();
    settle(to - from);
    int at = to - 1;
    // From behind, since what is given back comes first.
    while (at >= from) {
      int last = at;
      Unit owner = unit(last);
      while (at >= from && unit(at) == owner) {
        at--;
      }
      giveBack(owner, at + 1, last, culprit);
    }
  }

  private void giveBack(Unit owner, int from, int to, int culprit) {
    int[] unstarted = new int[to - from + 1];
    int found = 0;
    for (int at = from; at <= to; at++) {
      if (at != culprit) {
        unstarted[found++] = position(at);
      }
    }
    if (found > 0) {
      owner.giveBack(Arrays.copyOf(unstarted, found));
    }
  }

  // ---- deadlines and cancelling ----

  /** The user's code is going to run in this thread. */
  void enterUsersCode() {
    phase.compareAndSet(Phase.ELSEWHERE, Phase.IN_USERS_CODE);
  }

  /** Which item the user's code is at. */
  void inHand(int at) {
    inHand = at;
  }

  /** It has returned; false if it took too long: others have settled the items. */
  boolean leaveUsersCode() {
    boolean inTime = phase.compareAndSet(Phase.IN_USERS_CODE, Phase.ELSEWHERE);
    Thread.interrupted();
    return inTime;
  }

  /** From now on the worker works at it, or is sent it. */
  void startClock(long extraNanos) {
    if (timeoutNanos != NO_DEADLINE && !late) {
      due(Math.min(timeoutNanos, NO_DEADLINE / 4) + GRACE_NANOS + extraNanos);
    }
  }

  /** Something has to happen within this time. */
  void due(long nanos) {
    deadline = System.nanoTime() + nanos;
    worker.crew().deadlineAt(deadline);
  }

  /** Whether the worker process was ended because of it. */
  boolean wasKilled() {
    return killed;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  @Override
  public List<Unit> units() {
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
      late = true;
      killed = true;
      deadline = System.nanoTime() + GRACE_NANOS;
      worker.killProcess();
      if (phase.get() == Phase.IN_USERS_CODE) {
        worker.interruptThread();
      }
    } else if (phase.compareAndSet(Phase.IN_USERS_CODE, Phase.ABANDONED)) {
      StuckAt stack = worker.stuckAt();
      worker.crew().replace(worker, List.of(), () -> true, () -> settleAbandoned(stack));
    } else {
      deadline = NO_DEADLINE; // its end is noticed by the worker's thread
    }
  }

  private void settleAbandoned(StuckAt stack) {
    int stuck = Math.max(inHand, settled());
    Unit owner = unit(stuck);
    int position = position(stuck);
    giveBackAllBut(stuck);
    Fault fault =
        isCancelled()
            ? new Fault.Cancelled(owner.describe(position))
            : Fault.timedOut(owner, position, stack, Fault.ABANDONED);
    if (owner.failed(position, fault, Ride.untimed(worker, owner))) {
      owner.left(1, 0, 0);
    }
    worker.giveBackOthers(this);
  }

  @Override
  public void cancel(@Nullable Unit unit) {
    List<int[]> ranges = new ArrayList<>();
    synchronized (this) {
      int first = -1;
      int last = -1;
      for (int at = settled; at < count; at++) {
        if (unit == null || owners[at].isOf(unit)) {
          first = first < 0 ? at : first;
          last = at;
        }
      }
      if (first < 0) {
        return;
      }
      cancelled = true;
      ranges.add(new int[] {first, last});
    }
    due(GRACE_NANOS);
    if (isSent()) {
      worker.sendCancel(this, ranges.get(0)[0], ranges.get(0)[1]);
    }
  }

  private synchronized boolean isSent() {
    return sent;
  }
}
