// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskFailedException;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.SeriesWriter;

/** Claims items for a trip and writes them to its frame. */
final class Loading {
  private static final int LARGEST_FRAME = 16 * 1024;
  private static final int COUNT_AT = 5 + Integer.BYTES + Integer.BYTES + 1 + Long.BYTES;
  private static final int HEADER = COUNT_AT + Integer.BYTES;

  private final Trip trip;
  private final Crew crew;
  private final int mostItems;
  private final boolean takesNumbers;
  private final Encoder frame;
  private final SeriesWriter series;
  private final List<Failure> failures = new ArrayList<>();
  private int limit;

  Loading(Trip trip, Crew crew, int mostItems, Encoder frame) {
    this.frame = frame;
    this.series = new SeriesWriter(frame);
    this.trip = trip;
    this.crew = crew;
    this.mostItems = mostItems;
    this.takesNumbers = trip.route().takesNumbers();
  }

  /** An item whose input cannot be written. */
  private record Failure(Unit unit, int position, Throwable thrown) {}

  /** The frame with as many items as should travel; null if writing them took too long. */
  @Nullable Encoder load(Unit first) {
    boolean single = first instanceof ItemFuture;
    int queued = single ? 1 + crew.desk.queued() / crew.slots() : Integer.MAX_VALUE;
    limit = Math.min(mostItems, single ? trip.route().size(queued, crew.chunkNanos()) : mostItems);
    begin();
    frame.collectBulk();
    trip.startClock();
    if (!loadAll(first, single)) {
      return null;
    }
    if (first.hasUnclaimed()) {
      crew.giveBack(first);
    }
    series.end();
    frame.setInt(COUNT_AT, trip.count());
    return frame;
  }

  private boolean loadAll(Unit first, boolean single) {
    boolean inTime = false;
    trip.enterUsersCode();
    try {
      loadFrom(first);
      if (single) {
        loadMore(first);
      }
    } finally {
      inTime = trip.leaveUsersCode();
    }
    return inTime;
  }

  private void begin() {
    FrameWriter.begin(frame, Frame.RUN);
    frame.writeInt(trip.number());
    frame.writeInt(trip.route().number());
    frame.writeByte(trip.isTimed() ? Frame.TIMED : 0);
    frame.writeLong(trip.timeoutNanos());
    frame.writeInt(0);
  }

  private void loadMore(Unit first) {
    List<Unit> more = crew.desk.nextLike(first, limit - trip.count());
    for (int i = 0; i < more.size(); i++) {
      if (isFull()) {
        giveBack(more, i);
        return;
      }
      try {
        loadFrom(more.get(i));
      } catch (Throwable thrown) {
        ruin(more, i, thrown);
        throw thrown;
      }
    }
  }

  private void giveBack(List<Unit> more, int from) {
    try {
      for (int i = more.size() - 1; i >= from; i--) {
        crew.giveBack(more.get(i));
      }
    } catch (Throwable thrown) {
      ruin(more, from, thrown); // those that were given back, too
    }
  }

  // They are in the hands of nobody else.
  private static void ruin(List<Unit> more, int from, Throwable thrown) {
    for (int i = from; i < more.size(); i++) {
      more.get(i).ruinUnclaimed(thrown);
    }
  }

  private boolean isFull() {
    return trip.count() >= limit || isFrameFull();
  }

  private boolean isFrameFull() {
    return frame.size() >= LARGEST_FRAME || frame.hasBulk();
  }

  private void loadFrom(Unit unit) {
    trip.open(unit);
    while (!isFull() && !trip.isAbandoned()) {
      if (crew.isHalted()) {
        crew.breakdown.refuse(unit);
      }
      long run = unit.claimRun(fitting());
      if (run == Unit.NO_RUN) {
        return;
      }
      write(unit, Unit.firstOf(run), Unit.lengthOf(run));
    }
  }

  // The first one alone tells how large they are.
  private int fitting() {
    int written = frame.size() - HEADER;
    int bytes = trip.count() == 0 ? LARGEST_FRAME : Math.max(1, written / trip.count());
    int room = Math.max(1, (LARGEST_FRAME - written) / bytes);
    return Math.min(limit - trip.count(), room);
  }

  private void write(Unit unit, int first, int length) {
    int end = first + length;
    for (int next = first; next < end; ) {
      next = writeRun(unit, next, end);
    }
  }

  // Returns where to go on: behind an item that cannot be written. All are on the trip before the
  // user's code is at the first of them: who abandons it there has to find the others.
  private int writeRun(Unit unit, int first, int end) {
    int start = trip.count();
    add(unit, first, end);
    for (int position = first + writeNumbers(unit, first, end); position < end; position++) {
      if (isFrameFull()) {
        trip.dropLast(end - position);
        giveBack(unit, position, end);
        return end;
      }
      trip.inHand(start + position - first);
      boolean written = write(unit, position);
      if (trip.isAbandoned()) {
        return end; // in the user's code, which has come back too late: others have the items
      }
      if (!written) {
        trip.dropLast(end - position);
        return position + 1;
      }
    }
    return end;
  }

  private void add(Unit unit, int first, int end) {
    try {
      trip.add(unit, first, end - first);
    } catch (Throwable thrown) {
      unit.ruin(first, end, thrown); // claimed, and nowhere else
      throw thrown;
    }
  }

  private static void giveBack(Unit unit, int first, int end) {
    try {
      unit.giveBack(IntStream.range(first, end).toArray());
    } catch (Throwable thrown) {
      unit.ruin(first, end, thrown);
      throw thrown;
    }
  }

  // No code of the user is at it, nor can it go wrong.
  private int writeNumbers(Unit unit, int first, int end) {
    @Nullable Object[] inputs = takesNumbers ? unit.inputs() : null;
    return inputs == null ? 0 : series.writeNumbers(inputs, first, end);
  }

  private boolean write(Unit unit, int position) {
    Object item = unit.input(position);
    if (takesNumbers && series.writeNumber(item)) {
      return true;
    }
    series.beginOther();
    try {
      trip.route().write(frame, item);
      series.endOther();
      return true;
    } catch (Throwable thrown) {
      series.dropOther();
      failures.add(new Failure(unit, position, thrown));
      return false;
    }
  }

  /** Settles the items whose inputs cannot travel. */
  void settleFailures(ProcessWorker worker) {
    for (int i = 0; i < failures.size(); i++) {
      Failure failed = failures.get(i);
      try {
        settle(failed, worker);
      } catch (OutOfMemoryError none) {
        failed.unit().ruin(failed.position(), failed.position() + 1, failed.thrown());
      }
    }
  }

  private static void settle(Failure failed, ProcessWorker worker) {
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
