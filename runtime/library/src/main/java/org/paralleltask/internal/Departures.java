// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;

/** How items get to a worker process. */
final class Departures {
  private static final int LARGEST_KEPT = 1 << 20;
  private static final long START_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final ProcessWorker worker;
  private Encoder runFrame = new Encoder();
  private int lastTrip;

  Departures(ProcessWorker worker) {
    this.worker = worker;
  }

  /** Sends as many items as should travel with those of the unit. */
  void send(Unit unit, Session session) {
    Trip trip = new Trip(worker, ++lastTrip, session.routes().of(unit.definition()), unit);
    worker.trips().add(trip);
    Loading loading = new Loading(trip, worker.crew(), session.itemsLeft(), emptyFrame());
    Encoder frame = loading.load(unit);
    if (frame == null) {
      return; // abandoned meanwhile: this thread is no longer of use
    }
    loading.settleFailures(worker);
    if (trip.count() == 0) {
      worker.trips().removeLast();
      return;
    }
    session.take(trip.count());
    if (!sendArrays(frame, session)) {
      return;
    }
    session.process().tell(frame);
    if (worker.isFirst(trip)) {
      startClock(trip, session);
    }
    trip.sent();
  }

  // The same one, which has grown to its size, unless it has become very large.
  private Encoder emptyFrame() {
    if (runFrame.size() > LARGEST_KEPT) {
      runFrame = new Encoder();
    }
    return runFrame;
  }

  // False if the worker was lost meanwhile, and the items with it.
  private boolean sendArrays(Encoder frame, Session session) {
    try {
      if (!frame.bulk().isEmpty()) {
        session.process().bulk().send(frame.bulk());
      }
      return true;
    } catch (IOException gone) {
      return worker.session() == session;
    }
  }

  private static void startClock(Trip trip, Session session) {
    if (session.isReady()) {
      trip.startClock();
    } else if (!session.hasAnswered()) {
      trip.due(START_NANOS);
    }
  }

  /** Frames are whole also when another thread sends this one. */
  static void sendCancel(Session session, int trip, int first, int last) {
    Encoder frame = FrameWriter.begin(Frame.CANCEL);
    frame.writeInt(trip);
    frame.writeInt(first);
    frame.writeInt(last);
    session.process().tell(frame);
  }
}
