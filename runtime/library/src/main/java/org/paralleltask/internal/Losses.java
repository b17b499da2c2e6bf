// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskTimedOutException.StuckAt;

/** Who bears it that a worker process is gone: the item that ran, and nobody else. */
final class Losses {
  private static final int SIGNALLED = 128;

  private final ProcessWorker worker;
  private final Deque<Trip> trips;
  private final int mostStarts;

  // Only of the worker's own thread, or of the one to which it is lent.
  private int failedStarts;

  /**
   * Those of a worker.
   *
   * @param trips what its process has not done
   * @param mostStarts how many processes may be lost in a row before their first item
   */
  Losses(ProcessWorker worker, Deque<Trip> trips, int mostStarts) {
    this.worker = worker;
    this.trips = trips;
    this.mostStarts = mostStarts;
  }

  /** The process has done items. */
  void hasServed() {
    failedStarts = 0;
  }

  /** The process has ended by itself, or was killed. */
  void settle(Session gone) {
    try {
      settle(gone, gone.process().awaitExit());
    } catch (Throwable thrown) { // want of memory: whoever waits must be told all the same
      ruin(thrown);
    }
  }

  private void settle(Session gone, int code) {
    WorkerProcess process = gone.process();
    if (!gone.isReady()) {
      lostAtStart(process, code, code < SIGNALLED || process.isGarbled());
    } else if (trips.isEmpty()) {
      Log.warning(Casualty.idle(worker.name(), process, code), null);
    } else if (!settleUnderWay(process, code)) {
      lostAtStart(process, code, false);
    }
  }

  // Somebody may have killed it, which is no reason to give up; a wrong option is, or an
  // initializer that ends it.
  private void lostAtStart(WorkerProcess process, int code, boolean hopeless) {
    Trip first = trips.peek();
    if (first == null || !first.wasEndedByCaller()) {
      failedStarts++;
    }
    if (hopeless || failedStarts == mostStarts) {
      worker
          .crew()
          .breakdown
          .happen(
              "worker process " + worker.name() + " could not be started",
              new IOException(Casualty.atStart(process, code)));
    }
    giveBack();
  }

  // The first trip was under way. Whether that was within an item: else nobody is to blame.
  private boolean settleUnderWay(WorkerProcess gone, int code) {
    Trip first = trips.iterator().next();
    int started = gone.page().lastStarted(first.number());
    boolean known = started >= first.settled() && started < first.count();
    // A worker that talked nonsense was asked for the first of what it has not answered.
    int culprit = known ? started : gone.isGarbled() ? first.settled() : -1;
    if (culprit < 0) {
      giveBack();
    } else {
      settle(first, culprit, fault(first, culprit, gone, code));
    }
    return culprit >= 0;
  }

  private Fault fault(Trip trip, int culprit, WorkerProcess gone, int code) {
    Unit owner = trip.leg(culprit).unit();
    int position = trip.leg(culprit).position(culprit);
    if (trip.isCancelled(owner)) {
      return new Fault.Cancelled(owner.describe(position));
    }
    if (trip.isLate() && !gone.wasLeaving()) {
      String who = worker.name() + ", which did not answer";
      StuckAt nowhere = new StuckAt(who, new StackTraceElement[0]);
      return Fault.timedOut(owner, position, nowhere, Fault.KILLED);
    }
    return Fault.lost(owner, Casualty.of(owner, position, worker.name(), gone, code));
  }

  /** Settles an item, and lets others have the rest. */
  void settle(Trip of, int culprit, Fault fault) {
    giveBackAllBut(of, culprit);
    Unit owner = of.leg(culprit).unit();
    int position = of.leg(culprit).position(culprit);
    try {
      if (owner.failed(position, fault, Ride.untimed(worker, owner))) {
        owner.left(1, 0, 0);
      }
    } catch (OutOfMemoryError none) {
      owner.ruin(position, position + 1, none);
    }
  }

  /**
   * All that the worker has claimed fails, since nobody can say how far it got. Needs no memory
   * itself.
   */
  void ruin(Throwable thrown) {
    for (Trip trip = trips.poll(); trip != null; trip = trips.poll()) {
      trip.ruin(thrown);
    }
  }

  /** Lets others have everything. */
  void giveBack() {
    giveBackAllBut(null, -1);
  }

  // From behind, since what is given back comes first.
  private void giveBackAllBut(@Nullable Trip of, int culprit) {
    List<Trip> all = new ArrayList<>(trips);
    trips.clear();
    for (int i = all.size() - 1; i >= 0; i--) {
      all.get(i).giveBackAllBut(all.get(i) == of ? culprit : -1);
    }
  }

  /** Lets others have what is not on this trip. */
  void giveBackOthers(Trip abandoned) {
    for (Trip trip : trips) {
      if (trip != abandoned) {
        trip.giveBackAllBut(-1);
      }
    }
  }
}
