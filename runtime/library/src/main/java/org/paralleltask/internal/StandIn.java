// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.paralleltask.internal.wire.Frame;

/**
 * A thread to which a worker is lent, see {@link Loans}: it sends and reads in the place of the
 * worker's own thread what needs no code of the user, and leaves everything else, as soon as it
 * meets it, to that.
 */
final class StandIn {
  /** How long a thread that waits for an item looks for the answer itself. */
  private static final long SOON_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** A frame that is written at once, so that who has its beginning need not wait for the rest. */
  private static final int LARGEST_AT_ONCE = 4000;

  private final ProcessWorker worker;

  StandIn(ProcessWorker worker) {
    this.worker = worker;
  }

  /** Whether it can send the unit without delay. */
  boolean canServe(Unit unit) {
    Session session = worker.session();
    return session != null
        && session.isReady()
        && !session.isRetiring()
        && session.process().isAlive()
        && session.routes().knows(unit.definition());
  }

  /** Sends a unit, and leaves it to who waits for it, or to its own thread, to read the answer. */
  void serve(Unit unit) {
    unit.lent(worker);
    Session session = worker.session();
    if (session != null) {
      send(unit, session);
    }
    if (worker.trips().isEmpty()) {
      comeBack(); // the item was cancelled before
    } else {
      worker.crew().loans.sent(worker);
    }
  }

  private void send(Unit unit, Session session) {
    try {
      worker.departures().send(unit, session);
    } catch (Throwable thrown) {
      worker.giveUp(unit, thrown);
    }
  }

  /**
   * Reads the answer, if it comes soon and can be read at once, and if nobody else does.
   *
   * @param nanos how long the calling thread may wait; it looks and does not block
   */
  void answerSoon(ItemFuture<?, ?> future, long nanos) {
    if (!worker.crew().loans.beginReading(worker)) {
      return;
    }
    try {
      long end = System.nanoTime() + Math.min(nanos, SOON_NANOS);
      while (!future.isDone() && !Thread.currentThread().isInterrupted() && receives(end)) {
        // once more
      }
    } finally {
      comeBack();
    }
  }

  private void comeBack() {
    worker.crew().loans.comeBack(worker, worker.trips().isEmpty() && !worker.isRetiring());
  }

  // False if its own thread has to go on. It yields for a worker that is on the same processor.
  @SuppressWarnings("ThreadPriorityCheck")
  private boolean receives(long end) {
    Session session = worker.session();
    try {
      if (session == null || session.hasUnread()) {
        return false;
      }
      if (session.process().in().isReady()) {
        return receive(session);
      }
    } catch (IOException gone) {
      return false; // which is noticed where it is read
    }
    Thread.yield();
    return System.nanoTime() - end < 0;
  }

  private boolean receive(Session session) throws IOException {
    Frame frame = session.process().in().readIf(Frame.DONE, LARGEST_AT_ONCE);
    Trip trip = worker.trips().peek();
    if (frame == null || trip == null || !worker.answers().isPlain(frame, trip)) {
      session.leave(frame);
      return false;
    }
    worker.arrivals().done(frame, session);
    return true;
  }
}
