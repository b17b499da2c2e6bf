// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskTimedOutException.StuckAt;
import org.paralleltask.codec.CodecException;
import org.paralleltask.internal.wire.BulkLink;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;

/**
 * A thread that has items run by a process of its own, one at a time.
 *
 * <pre>
 *  Crew ──next──> ProcessWorker ──RUN──> WorkerMain (another JVM)
 *                     │   ▲                  │
 *                  settles └────DONE─────────┘
 * </pre>
 *
 * <p>The process is started with the first unit. Items that are sent while others run are quick
 * ones; when the process turns out to be slow, or is lost, they are given back and go elsewhere.
 * Nothing is shared with other workers but the queue of units, in this JVM: a process that dies, at
 * whatever moment, costs nobody else anything.
 *
 * <p>While it is idle its crew may lend it to a thread that submits an item, see {@link StandIn}.
 */
final class ProcessWorker extends Worker implements BulkLink.Waiting {
  private static final int WINDOW = 2;

  /** How many processes are started in a row that are lost before their first item. */
  static final int MOST_STARTS = 10;

  private final Processes pool;
  private final Consumer<WorkerProcess> onStart;
  private final PoolOptions options;
  private final Launch launch;
  private final Deque<Trip> trips = new ConcurrentLinkedDeque<>();
  private final Answers answers = new Answers(this);
  private final Losses losses;
  private final Departures departures = new Departures(this);
  private final Arrivals arrivals = new Arrivals(this);
  private final StandIn standIn = new StandIn(this);
  private volatile @Nullable Session session;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Retirement retirement;

  ProcessWorker(
      Crew crew, String name, Processes pool, Consumer<WorkerProcess> onStart, int mostStarts) {
    super(crew, name);
    this.pool = pool;
    this.options = pool.options();
    this.onStart = onStart;
    this.losses = new Losses(this, trips, mostStarts);
    this.launch = new Launch(options.jvm(), crew.slots(), pool.sentArrays(), this);
  }

  @Override
  boolean setUp() {
    thread = Thread.currentThread();
    return true;
  }

  @Override
  @Nullable Stint stint() {
    return null;
  }

  @Override
  List<Duty> duties() {
    List<Duty> all = new ArrayList<>(trips);
    Duty last = retirement;
    if (last != null) {
      all.add(last);
    }
    return all;
  }

  @Override
  boolean serveNext() {
    Unit unit =
        trips.isEmpty() ? crew().desk.next(this) : mayPrefetch() ? crew().desk.nextBesides() : null;
    if (unit == null && trips.isEmpty() && !isRetiring()) {
      return false;
    }
    Thread.interrupted(); // it was woken, which is over
    if (unit != null) {
      serve(unit);
    }
    if (!trips.isEmpty() && (unit == null || trips.size() == WINDOW)) {
      receive();
    }
    if (isRetiring() && trips.isEmpty()) {
      retire();
    }
    return true;
  }

  private boolean mayPrefetch() {
    Trip first = trips.peek();
    Session now = session;
    return first != null
        && now != null
        && now.isReady()
        && !now.isRetiring()
        && first.timeoutNanos() == Duty.NO_DEADLINE
        && first.route().isQuick(crew().chunkNanos());
  }

  // ---- its process ----

  private void serve(Unit unit) {
    try {
      send(unit);
    } catch (Throwable thrown) { // want of memory, or of threads; a class that is gone
      giveUp(unit, thrown);
    }
  }

  /**
   * What was thrown here, not in the process, keeps it from going on: all that it has claimed
   * fails, and so does the unit. Its process is ended, which may have got half of something.
   */
  void giveUp(@Nullable Unit unit, Throwable thrown) {
    losses.ruin(thrown);
    if (unit != null) {
      unit.ruinUnclaimed(thrown);
    }
    Session half = session;
    session = null;
    if (half != null) {
      half.process().kill();
      half.process().awaitExit();
    }
  }

  private void send(Unit unit) {
    Session now = running();
    if (now == null) {
      crew().breakdown.refuse(unit);
      return;
    }
    departures.send(unit, now);
    if (session != now) {
      losses.giveBack(); // it was lost while something was written to it
    }
  }

  private @Nullable Session running() {
    Session now = session;
    if (now != null && (now.process().isAlive() || !trips.isEmpty())) {
      return now;
    }
    if (now != null) {
      answers.readAllOf(now.process());
      lost(now); // while it was idle: nobody's fault
    }
    return crew().breakdown.hasHappened() ? null : start();
  }

  private @Nullable Session start() {
    try {
      WorkerProcess started = launch.start(name(), answers);
      Session begun = new Session(started, options.jvm().maxItems());
      session = begun;
      onStart.accept(started);
      started.tell(new Greeting(name(), options).hello(started));
      return begun;
    } catch (IOException | RuntimeException e) {
      crew().breakdown.happen("worker process " + name() + " could not be started", e);
      return null;
    }
  }

  // ---- receiving ----

  private void receive() {
    Session now = session;
    if (now == null) {
      return;
    }
    try {
      Frame frame = now.read();
      if (frame != null) {
        arrivals.receive(frame, now);
        return;
      }
    } catch (EOFException withinAFrame) {
      now.process().kill(); // if it is not dead yet
    } catch (IOException | CodecException garbled) {
      now.process().garbled(garbled);
    } catch (Throwable thrown) {
      if (thrown instanceof OutOfMemoryError && now.isReady()) {
        now.process().sentTooMuch(); // how far it was read is not known
      } else {
        giveUp(null, thrown);
        return;
      }
    }
    lost(now);
  }

  @Override
  public void until(BooleanSupplier happened) throws IOException {
    Session now = session;
    while (!happened.getAsBoolean()) {
      receive();
      if (session != now) {
        throw new IOException("worker " + name() + " is gone");
      }
    }
  }

  /** Its process needs too much memory. */
  void isWorn() {
    pool.replacesWorn(name());
  }

  // ---- the end of the process ----

  private void lost(Session gone) {
    session = null;
    losses.settle(gone);
  }

  /** Its process has ended. */
  void forgetProcess() {
    session = null;
  }

  @Override
  void tearDown() {
    if (isAbandoned()) {
      killProcess();
      return;
    }
    try {
      retire();
    } catch (Throwable thrown) {
      giveUp(null, thrown);
    }
  }

  private void retire() {
    Session now = session;
    if (now == null) {
      return;
    }
    Retirement last = new Retirement(now.process());
    retirement = last;
    crew().watch.deadlineAt(last.deadline()); // only now: who keeps deadlines looks for it here
    try {
      now.process().out().write(FrameWriter.begin(Frame.BYE));
      answers.readToEnd(now.process());
    } catch (IOException gone) {
      now.process().kill();
    }
    now.process().awaitExit();
    retirement = null;
    session = null;
  }

  // ---- other threads ----

  boolean isFirst(Trip trip) {
    return trips.peek() == trip;
  }

  /** Which item of the trip was started last; -1 if none was. */
  int lastStarted(int trip) {
    Session now = session;
    return now == null ? -1 : now.process().page().lastStarted(trip);
  }

  void sendCancel(int trip, int first, int last) {
    Session now = session;
    if (now != null) {
      Departures.sendCancel(now, trip, first, last);
    }
  }

  void killProcess() {
    Session now = session;
    if (now != null) {
      now.process().kill();
    }
  }

  void interruptThread() {
    Thread mine = thread;
    if (mine != null) {
      mine.interrupt();
    }
  }

  StuckAt stuckAt() {
    Thread mine = thread;
    return new StuckAt(name(), mine == null ? new StackTraceElement[0] : mine.getStackTrace());
  }

  /** Whether the calling thread is its own, which may run the user's code. */
  boolean isCaller() {
    return Thread.currentThread() == thread;
  }

  /** This worker was abandoned in a trip: others have the rest. */
  void giveBackOthers(Trip abandoned) {
    losses.giveBackOthers(abandoned);
  }

  // ---- its parts ----

  PoolOptions options() {
    return options;
  }

  /** Its time with the process that it has; null if it has none. */
  @Nullable Session session() {
    return session;
  }

  /** Whether its process takes no further items. */
  boolean isRetiring() {
    Session now = session;
    return now != null && now.isRetiring();
  }

  /** What its process has not done, the first one under way. */
  Deque<Trip> trips() {
    return trips;
  }

  Answers answers() {
    return answers;
  }

  Departures departures() {
    return departures;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  Losses losses() {
    return losses;
  }

  /** For threads to which it is lent. */
  StandIn standIn() {
    return standIn;
  }
}
