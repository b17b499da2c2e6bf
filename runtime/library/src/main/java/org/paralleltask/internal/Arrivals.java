// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.IOException;
import org.paralleltask.TaskTimedOutException.StuckAt;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.RemoteThrowable;

/** What is done with each frame that comes from a worker process. */
final class Arrivals {
  private final ProcessWorker worker;

  Arrivals(ProcessWorker worker) {
    this.worker = worker;
  }

  /**
   * One has come.
   *
   * @throws CodecException if it makes no sense
   */
  void receive(Frame frame, Session session) throws IOException {
    if (frame.isBulk()) {
      session.process().bulk().receive(frame);
      return;
    }
    switch (frame.type()) {
      case Frame.READY -> ready(frame, session);
      case Frame.PRINTED -> worker.answers().printed(frame, session.process(), worker.trips());
      case Frame.DONE -> {
        session.process().attachArrived(frame);
        done(frame, session);
      }
      case Frame.LATE -> late(frame, session);
      case Frame.STILL -> still(frame, session);
      case Frame.BROKEN -> broken(frame, session);
      case Frame.LEAVING -> leaving(session);
      default -> throw new CodecException("a worker sent a frame of type " + frame.type());
    }
  }

  private void ready(Frame frame, Session session) throws IOException {
    boolean setUp = Greeting.isSetUp(frame.content());
    session.answered();
    Trip first = worker.trips().peek();
    if (first != null) {
      first.stopClock();
    }
    if (setUp) {
      session.becomeReady();
    }
    if (setUp && first != null) {
      first.startClock(); // only now: the initializer is no part of an item
    }
  }

  /** Items are done; they are settled in this thread. */
  void done(Frame frame, Session session) {
    Trip trip = trip(frame.content().readInt(), session);
    Answers.Done done = worker.answers().done(frame, trip);
    if (done == null) {
      return; // abandoned meanwhile
    }
    worker.losses().hasServed();
    if (done.worn() && !session.isRetiring()) {
      worker.isWorn();
      session.retire();
    }
    if (done.last()) {
      worker.trips().remove(trip);
      tellFreed(trip, session);
    }
    done.settle();
    if (done.last()) {
      giveBackRest(trip);
    }
    Trip next = worker.trips().peek();
    if (next != null) {
      next.startClock();
    }
  }

  private Trip trip(int number, Session session) {
    for (Trip trip : worker.trips()) {
      if (session.isReady() && trip.number() == number) {
        return trip;
      }
    }
    throw new CodecException("worker " + worker.name() + " answered what it was not asked");
  }

  private void tellFreed(Trip trip, Session session) {
    if (worker.trips().isEmpty()
        && !session.isRetiring()
        && trip.leg(trip.settled()).unit().freesWorkerFirst()) {
      worker.crew().desk.freed(worker);
    }
  }

  private static void giveBackRest(Trip trip) {
    if (trip.settled() < trip.count()) {
      trip.route().slowDown();
      trip.giveBackAllBut(-1);
    }
  }

  // The process has given its item up, and can do nothing more.
  private void late(Frame frame, Session session) {
    Decoder in = frame.content();
    Trip trip = trip(in.readInt(), session);
    int at = unsettled(in.readInt(), trip);
    StuckAt stack = new StuckAt(worker.name(), RemoteThrowable.readStack(in));
    Cargo.Leg leg = trip.leg(at);
    Fault fault = Fault.timedOut(leg.unit(), leg.position(at), stack, Fault.KILLED);
    endWith(fault, trip, at, session);
  }

  // So has this one.
  private void still(Frame frame, Session session) {
    if (!worker.crew().endsStandstill()) {
      return;
    }
    Decoder in = frame.content();
    Trip trip = trip(in.readInt(), session);
    int at = unsettled(in.readInt(), trip);
    Cargo.Leg leg = trip.leg(at);
    Fault fault =
        trip.isCancelled(leg.unit())
            ? new Fault.Cancelled(leg.unit().describe(leg.position(at)))
            : Fault.still(leg.unit(), leg.position(at), RemoteThrowable.readStack(in));
    endWith(fault, trip, at, session);
  }

  private int unsettled(int at, Trip trip) {
    if (at < trip.settled() || at >= trip.count()) {
      throw new CodecException("worker " + worker.name() + " is stuck in what it was not asked");
    }
    return at;
  }

  private void endWith(Fault fault, Trip trip, int at, Session session) {
    session.process().kill();
    session.process().awaitExit();
    worker.forgetProcess();
    worker.losses().settle(trip, at, fault);
  }

  private void broken(Frame frame, Session session) {
    Throwable thrown = RemoteThrowable.read(frame.content());
    session.process().awaitExit();
    worker.forgetProcess();
    worker.crew().breakdown.happen("its initializer failed", thrown);
    worker.losses().giveBack();
  }

  private void leaving(Session session) {
    session.process().isLeaving();
    Trip trip = worker.trips().peek();
    if (trip != null) {
      trip.due(Trip.GRACE_NANOS); // its hooks may take for ever
    }
  }
}
