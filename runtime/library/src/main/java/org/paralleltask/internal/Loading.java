// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskFailedException;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;

/** Claims items for a trip and writes them to its frame. */
final class Loading {
  private static final int LARGEST_FRAME = 16 * 1024;
  private static final int COUNT_AT = 5 + Integer.BYTES + Integer.BYTES + 1 + Long.BYTES;

  private final Trip trip;
  private final Crew crew;
  private final int mostItems;
  private final Encoder frame = FrameWriter.begin(Frame.RUN);
  private final List<Failure> failures = new ArrayList<>();
  private int limit;

  Loading(Trip trip, Crew crew, int mostItems) {
    this.trip = trip;
    this.crew = crew;
    this.mostItems = mostItems;
  }

  /** An item whose input cannot be written. */
  private record Failure(Unit unit, int position, Throwable thrown) {}

  /** The frame with as many items as should travel; null if writing them took too long. */
  @Nullable Encoder load(Unit first) {
    boolean single = first instanceof ItemFuture;
    int queued = single ? 1 + crew.queued() / crew.slots() : Integer.MAX_VALUE;
    limit = Math.min(mostItems, single ? trip.route().size(queued, crew.chunkNanos()) : mostItems);
    begin();
    frame.collectBulk();
    trip.startClock();
    trip.enterUsersCode();
    loadFrom(first);
    if (single) {
      loadMore(first);
    }
    if (!trip.leaveUsersCode()) {
      return null;
    }
    if (first.hasUnclaimed()) {
      crew.giveBack(first);
    }
    frame.setInt(COUNT_AT, trip.count());
    return frame;
  }

  private void begin() {
    frame.writeInt(trip.number());
    frame.writeInt(trip.route().number());
    frame.writeByte(trip.isTimed() ? Frame.TIMED : 0);
    frame.writeLong(trip.timeoutNanos());
    frame.writeInt(0);
  }

  private void loadMore(Unit first) {
    List<Unit> more = crew.nextLike(first, limit - trip.count());
    for (int i = 0; i < more.size(); i++) {
      if (isFull()) {
        giveBack(more.subList(i, more.size()));
        return;
      }
      loadFrom(more.get(i));
    }
  }

  private void giveBack(List<Unit> rest) {
    for (int i = rest.size() - 1; i >= 0; i--) {
      crew.giveBack(rest.get(i));
    }
  }

  private boolean isFull() {
    return trip.count() >= limit || frame.size() >= LARGEST_FRAME || !frame.bulk().isEmpty();
  }

  private void loadFrom(Unit unit) {
    trip.open(unit);
    while (!isFull()) {
      if (crew.isHalted()) {
        crew.refuse(unit);
      }
      int position = unit.claim();
      if (position < 0) {
        return;
      }
      trip.add(unit, position);
      write(unit, position);
    }
  }

  private void write(Unit unit, int position) {
    int start = frame.size();
    try {
      frame.writeInt(0);
      trip.route().write(frame, unit.input(position));
      frame.setInt(start, frame.size() - start - Integer.BYTES);
    } catch (Throwable thrown) {
      frame.truncate(start);
      trip.dropLast();
      failures.add(new Failure(unit, position, thrown));
    }
  }

  /** Settles the items whose inputs cannot travel. */
  void settleFailures(ProcessWorker worker) {
    for (Failure failed : failures) {
      Unit unit = failed.unit();
      String message =
          unit.describe(failed.position())
              + " could not be sent to worker process "
              + worker.name()
              + ": "
              + Labels.ofThrown(failed.thrown());
      Fault fault =
          new Fault.Failed(new TaskFailedException(message, failed.thrown()), failed.thrown());
      if (unit.failed(failed.position(), fault, Ride.untimed(worker, unit))) {
        unit.left(1, 0, 0);
      }
    }
  }
}
