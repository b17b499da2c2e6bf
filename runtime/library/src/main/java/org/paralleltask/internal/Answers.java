// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskFailedException;
import org.paralleltask.WorkerOutput;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Plain;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.RemoteThrowable;
import org.paralleltask.internal.wire.SeriesReader;

/** Reads what a worker process answers. */
final class Answers implements ObjLongConsumer<String> {
  private final ProcessWorker worker;

  Answers(ProcessWorker worker) {
    this.worker = worker;
  }

  /** Results of some items of a trip, the next ones, which were read but are not settled. */
  final class Done {
    private final Trip trip;
    private final int flags;
    private final long nanos;
    private final @Nullable Object[] values;
    private final Ride @Nullable [] rides;
    private final long readAt = System.nanoTime();
    private boolean faulty;

    private Done(Trip trip, int flags, long nanos, int count) {
      this.trip = trip;
      this.flags = flags;
      this.nanos = nanos;
      this.values = new Object[count];
      this.rides = trip.isTimed() ? new Ride[count] : null;
    }

    boolean last() {
      return (flags & Frame.LAST) != 0;
    }

    boolean worn() {
      return (flags & Frame.WORN) != 0;
    }

    /** Settles the items; callbacks run in this thread. */
    void settle() {
      int first = trip.settled();
      trip.settleTo(first + values.length);
      trip.uncounted += values.length;
      int at = first;
      while (at < first + values.length) {
        Cargo.Leg leg = trip.leg(at);
        int end = Math.min(leg.end(), first + values.length);
        settle(leg, at, end, first);
        at = end;
      }
      if (last() && trip.uncounted > 0) {
        trip.route().record(trip.uncounted, nanos);
      }
    }

    private void settle(Cargo.Leg leg, int from, int to, int first) {
      int settled =
          faulty || rides != null
              ? settleEach(leg, from, to, first)
              : settleTogether(leg, from, to, first);
      boolean atEnd = last() && to == first + values.length;
      leg.unit().left(settled, atEnd ? trip.uncounted : 0, nanos);
    }

    private int settleTogether(Cargo.Leg leg, int from, int to, int first) {
      Unit unit = leg.unit();
      int settled = to - from;
      try {
        Ride untimed = new Ride(worker.name(), unit, readAt, 0);
        unit.succeeded(leg.position(from), values, from - first, settled, untimed);
        return settled;
      } catch (OutOfMemoryError none) { // before any of several was settled
        unit.ruin(leg.position(from), leg.position(to), none);
        return 0;
      }
    }

    private int settleEach(Cargo.Leg leg, int from, int to, int first) {
      int settled = 0;
      for (int at = from; at < to; at++) {
        Object value = values[at - first];
        values[at - first] = null;
        Ride timed = rides == null ? null : rides[at - first];
        settled += settle(leg.unit(), leg.position(at), value, timed) ? 1 : 0;
      }
      return settled;
    }

    private boolean settle(Unit unit, int position, @Nullable Object value, @Nullable Ride timed) {
      try {
        Ride ride = timed == null ? new Ride(worker.name(), unit, readAt, 0) : timed;
        if (value instanceof Fault fault) {
          return unit.failed(position, fault, ride);
        }
        unit.succeeded(position, value, ride);
        return true;
      } catch (OutOfMemoryError none) { // whoever waits for the item must be told all the same
        return unit.ruined(position, none);
      }
    }
  }

  /** Whether it has one result, that of the whole trip, and no code of the user to read it. */
  boolean isPlain(Frame frame, Trip trip) {
    try {
      return !trip.isTimed()
          && trip.count() == 1
          && trip.settled() == 0
          && isPlainAnswer(frame, trip);
    } catch (CodecException garbled) {
      return false; // which is told by who reads it
    }
  }

  private static boolean isPlainAnswer(Frame frame, Trip trip) {
    Decoder in = frame.content();
    boolean whole = in.readInt() == trip.number() && in.readInt() == Frame.LAST;
    boolean single = in.readInt() == 1;
    in.readLong();
    SeriesReader series = new SeriesReader(in);
    if (!whole || !single || series.isNumber()) {
      return whole && single;
    }
    in.readInt();
    return in.readByte() == Frame.VALUE && Plain.reads(trip.route().results(), in.readByte());
  }

  /** Reads results; null if the user's code took too long for that, and others have settled. */
  @Nullable Done done(Frame frame, Trip trip) {
    Decoder in = frame.content();
    int number = in.readInt();
    int flags = in.readInt();
    int count = in.readCount(0);
    long nanos = in.readLong();
    int first = trip.settled();
    if (number != trip.number() || count > trip.count() - first) {
      throw new CodecException("a worker answered what it was not asked");
    }
    Done done = new Done(trip, flags, nanos, count);
    trip.enterUsersCode();
    try {
      readAll(in, done, first);
    } catch (CodecException | OutOfMemoryError garbled) {
      if (trip.leaveUsersCode()) {
        throw garbled;
      }
      return null;
    }
    return trip.leaveUsersCode() ? done : null;
  }

  private void readAll(Decoder in, Done done, int first) {
    SeriesReader series = new SeriesReader(in);
    int i = 0;
    while (i < done.values.length) {
      if (series.isNumber()) {
        i += series.readNumbers(done.values, i, done.values.length - i);
      } else {
        done.trip.inHand(first + i);
        series.beginOther();
        read(in, done, first + i, i);
        series.endOther();
        i++;
      }
    }
  }

  private void read(Decoder in, Done done, int at, int i) {
    Trip trip = done.trip;
    Cargo.Leg leg = trip.leg(at);
    if (done.rides != null) {
      done.rides[i] = new Ride(worker.name(), leg.unit(), in.readLong(), in.readLong());
    }
    Object value = value(in, trip, leg.unit(), leg.position(at));
    done.values[i] = value;
    done.faulty |= value instanceof Fault;
  }

  private @Nullable Object value(Decoder in, Trip trip, Unit unit, int position) {
    int kind = in.readByte();
    if (kind == Frame.VALUE) {
      return result(in, trip, unit, position);
    }
    Throwable thrown = RemoteThrowable.read(in);
    return switch (kind) {
      case Frame.THREW -> Fault.threw(unit, position, thrown);
      case Frame.CANCELLED -> new Fault.Cancelled(unit.describe(position));
      case Frame.UNMADE -> unmade(unit, thrown);
      case Frame.UNREADABLE -> failed(unit, position, "its input could not be read", thrown);
      case Frame.UNWRITABLE -> failed(unit, position, "its result cannot travel", thrown);
      default -> throw new CodecException("a worker answered a result of kind " + kind);
    };
  }

  private @Nullable Object result(Decoder in, Trip trip, Unit unit, int position) {
    try {
      return trip.route().results().read(in);
    } catch (Throwable thrown) {
      return failed(unit, position, "its result could not be read", thrown);
    }
  }

  private static Fault failed(Unit unit, int position, String what, Throwable thrown) {
    String message = unit.describe(position) + " failed: " + what + ": " + Labels.ofThrown(thrown);
    return new Fault.Failed(new TaskFailedException(message, thrown), thrown);
  }

  private Fault unmade(Unit unit, Throwable thrown) {
    RuntimeException broken =
        worker
            .crew()
            .breakdown
            .happen("the object for " + unit.definition() + " could not be made", thrown);
    return new Fault.Failed((org.paralleltask.BrokenPoolException) broken, broken);
  }

  // ---- what it prints ----

  /** Lines of {@link System#out} or {@link System#err}. */
  void printed(Frame frame, WorkerProcess running, Collection<Trip> trips) {
    Decoder in = frame.content();
    WorkerOutput.Source source =
        in.readByte() == 0 ? WorkerOutput.Source.OUT : WorkerOutput.Source.ERR;
    int number = in.readInt();
    int at = in.readInt();
    String text = new String(in.readBytes(in.readCount(1)), StandardCharsets.UTF_8);
    Unit unit = null;
    long index = -1;
    for (Trip trip : trips) {
      if (trip.number() == number && at >= 0 && at < trip.count()) {
        unit = trip.leg(at).unit();
        index = unit.index(trip.leg(at).position(at));
      }
    }
    String task = unit == null ? "" : unit.definition().id();
    for (String line : text.lines().toList()) {
      running.keep(line);
      tell(new WorkerOutput(worker.name(), running.pid(), task, index, source, line));
    }
  }

  /** A line that the process itself, native code in it or a program that it started has printed. */
  @Override
  public void accept(String line, long pid) {
    tell(new WorkerOutput(worker.name(), pid, "", -1, WorkerOutput.Source.NATIVE, line));
  }

  private void tell(WorkerOutput printed) {
    try {
      worker.options().jvm().output().accept(printed);
    } catch (Throwable thrown) {
      Log.warning("the listener to what worker " + worker.name() + " prints failed", thrown);
    }
  }

  /** Reads what a worker that was told to end has still to say. */
  void readToEnd(WorkerProcess running) throws IOException {
    for (Frame frame = running.in().read(); frame != null; frame = running.in().read()) {
      if (frame.type() == Frame.PRINTED) {
        printed(frame, running, java.util.List.of());
      } else if (frame.type() == Frame.LEAVING) {
        running.isLeaving();
      }
    }
  }

  /** Reads what a worker that has ended when it was idle has said before. */
  void readAllOf(WorkerProcess ended) {
    try {
      readToEnd(ended);
    } catch (IOException | CodecException incomplete) {
      // it did not end in order
    }
  }
}
