// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import static org.paralleltask.ParallelTask.AUTO;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskTimedOutException.StuckAt;
import org.paralleltask.Travel;
import org.paralleltask.WorkerAction;
import org.paralleltask.codec.Code;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.BulkLink;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameWriter;
import org.paralleltask.internal.wire.RemoteThrowable;

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
 * <p>While it is idle its crew may lend it to a thread that submits an item, see {@link Loans}.
 * That thread sends and reads what needs no code of the user, and leaves everything else, as soon
 * as it meets it, to the thread of the worker.
 */
final class ProcessWorker extends Worker implements BulkLink.Waiting {
  private static final int WINDOW = 2;
  private static final int MOST_ROUTES = 16;
  private static final int LARGEST_KEPT = 1 << 20;

  /** How often a process is started again that somebody kills before it is ready. */
  static final int MOST_STARTS = 10;

  /** How long a thread that waits for an item looks for the answer itself. */
  private static final long SOON_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** A frame that is written at once, so that who has its beginning need not wait for the rest. */
  private static final int LARGEST_AT_ONCE = 4000;

  private static final long START_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final WorkerAction NOTHING = PoolOptions.of(Pool.PROCESS).initializer();

  private final Processes pool;
  private final Consumer<WorkerProcess> onStart;
  private final int mostStarts;
  private final PoolOptions options;
  private final Launch launch;
  private final Deque<Trip> trips = new ConcurrentLinkedDeque<>();
  private final Answers answers = new Answers(this);
  private final Losses losses = new Losses(this, trips);
  private volatile @Nullable WorkerProcess process;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Retirement retirement;

  // Only of its own thread, or of the one to which it is lent.
  private @Nullable Frame unread;
  private final Map<Travel<?, ?>, Route> routes = new LinkedHashMap<>(MOST_ROUTES, 1, true);
  private Encoder runFrame = new Encoder();
  private int lastTrip;
  private int failedStarts;
  private int itemsLeft;
  private boolean ready;
  private boolean retiring;

  ProcessWorker(
      Crew crew, String name, Processes pool, Consumer<WorkerProcess> onStart, int mostStarts) {
    super(crew, name);
    this.pool = pool;
    this.options = pool.options();
    this.onStart = onStart;
    this.mostStarts = mostStarts;
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
    if (unit == null && trips.isEmpty() && !retiring) {
      return false;
    }
    Thread.interrupted(); // it was woken, which is over
    if (unit != null) {
      serve(unit);
    }
    if (!trips.isEmpty() && (unit == null || trips.size() == WINDOW)) {
      receive();
    }
    if (retiring && trips.isEmpty()) {
      retire();
    }
    return true;
  }

  private boolean mayPrefetch() {
    Trip first = trips.peek();
    return first != null
        && ready
        && !retiring
        && first.timeoutNanos() == Duty.NO_DEADLINE
        && first.route().isQuick(crew().chunkNanos());
  }

  // ---- in the place of its own thread, to which it was lent by the crew ----

  /** Whether a thread to which it is lent can send the unit without delay. */
  boolean canServe(Unit unit) {
    WorkerProcess running = process;
    return running != null
        && ready
        && !retiring
        && running.isAlive()
        && routes.containsKey(unit.definition().travel());
  }

  /** Sends a unit, and leaves it to who waits for it, or to its own thread, to read the answer. */
  void serveInItsPlace(Unit unit) {
    unit.lent(this);
    WorkerProcess running = process;
    if (running != null) {
      send(unit, running);
    }
    if (trips.isEmpty()) {
      crew().loans.comeBack(this, !retiring); // the item was cancelled before
    } else {
      crew().loans.sent(this);
    }
  }

  /**
   * Reads the answer, if it comes soon and can be read at once, and if nobody else does.
   *
   * @param nanos how long the calling thread may wait; it looks and does not block
   */
  void answerSoon(ItemFuture<?, ?> future, long nanos) {
    if (!crew().loans.beginReading(this)) {
      return;
    }
    boolean free = false;
    try {
      long end = System.nanoTime() + Math.min(nanos, SOON_NANOS);
      while (!future.isDone() && !Thread.currentThread().isInterrupted() && receivesPlain(end)) {
        // once more
      }
      free = trips.isEmpty() && !retiring;
    } finally {
      crew().loans.comeBack(this, free);
    }
  }

  // False if its own thread has to go on. It yields for a worker that is on the same processor.
  @SuppressWarnings("ThreadPriorityCheck")
  private boolean receivesPlain(long end) {
    WorkerProcess running = process;
    try {
      if (running == null || unread != null) {
        return false;
      }
      if (running.in().isReady()) {
        return receivePlain(running);
      }
    } catch (IOException gone) {
      return false; // which is noticed where it is read
    }
    Thread.yield();
    return System.nanoTime() - end < 0;
  }

  private boolean receivePlain(WorkerProcess running) throws IOException {
    Frame frame = running.in().readIf(Frame.DONE, LARGEST_AT_ONCE);
    Trip trip = trips.peek();
    if (frame == null || trip == null || !answers.isPlain(frame, trip)) {
      unread = frame;
      return false;
    }
    done(frame);
    return true;
  }

  // ---- sending ----

  private void serve(Unit unit) {
    WorkerProcess running = running();
    if (running == null) {
      crew().breakdown.refuse(unit);
      return;
    }
    send(unit, running);
    if (process != running) {
      losses.giveBack(); // it was lost while something was written to it
    }
  }

  // That nobody reads any more is noticed where answers are read: those that are there count.
  private static void write(Encoder frame, WorkerProcess running) {
    try {
      running.out().write(frame);
    } catch (IOException gone) {
      // as above
    }
  }

  private @Nullable WorkerProcess running() {
    WorkerProcess running = process;
    if (running != null && (running.isAlive() || !trips.isEmpty())) {
      return running;
    }
    if (running != null) {
      answers.readAllOf(running);
      lost(running); // while it was idle: nobody's fault
    }
    return crew().breakdown.hasHappened() ? null : start();
  }

  private @Nullable WorkerProcess start() {
    try {
      WorkerProcess started = launch.start(name(), answers);
      process = started;
      unread = null;
      routes.clear();
      ready = false;
      retiring = false;
      int most = options.jvm().maxItems();
      itemsLeft = most == AUTO ? Integer.MAX_VALUE : most;
      onStart.accept(started);
      write(hello(started), started);
      return started;
    } catch (IOException | RuntimeException e) {
      crew().breakdown.happen("worker process " + name() + " could not be started", e);
      return null;
    }
  }

  private Encoder hello(WorkerProcess started) {
    Encoder hello = FrameWriter.begin(Frame.HELLO);
    hello.writeLong(Frame.MAGIC);
    hello.writeInt(Frame.VERSION);
    hello.writeLong(ProcessHandle.current().pid());
    hello.writeString(name());
    hello.writeString(started.page().file().toString());
    writeAction(hello, options.initializer(), "initializer");
    writeAction(hello, options.teardown(), "teardown");
    return hello;
  }

  private void writeAction(Encoder hello, WorkerAction action, String what) {
    hello.writeBoolean(action != NOTHING);
    if (action == NOTHING) {
      return;
    }
    try {
      Code.write(hello, action);
    } catch (CodecException e) {
      throw new CodecException(
          "the "
              + what
              + " of pool "
              + name()
              + " cannot be sent to a worker process: "
              + e.getMessage()
              + ". Let its lambda capture nothing that is not serializable.",
          e.getCause());
    }
  }

  private void send(Unit unit, WorkerProcess running) {
    Route route = route(unit.definition(), running);
    Trip trip = new Trip(this, ++lastTrip, route, unit);
    trips.add(trip);
    Loading loading = new Loading(trip, crew(), itemsLeft, emptyFrame());
    Encoder frame = loading.load(unit);
    if (frame == null) {
      return; // abandoned meanwhile: this thread is no longer of use
    }
    loading.settleFailures(this);
    if (trip.count() == 0) {
      trips.removeLast();
      return;
    }
    itemsLeft -= trip.count();
    retiring |= itemsLeft == 0;
    if (!sendArrays(frame, running)) {
      return;
    }
    write(frame, running);
    if (trips.peek() == trip) {
      startClock(trip);
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
  private boolean sendArrays(Encoder frame, WorkerProcess running) {
    try {
      if (!frame.bulk().isEmpty()) {
        running.bulk().send(frame.bulk());
      }
      return true;
    } catch (IOException gone) {
      return process == running;
    }
  }

  private void startClock(Trip trip) {
    if (ready) {
      trip.startClock();
    } else {
      trip.due(START_NANOS);
    }
  }

  private Route route(Task<?, ?> task, WorkerProcess running) {
    Route known = routes.get(task.travel());
    if (known != null) {
      return known;
    }
    Route made = new Route(freeNumber(), task.travel());
    Encoder introduction = made.introduction(task);
    if (introduction != null) {
      write(introduction, running);
    }
    routes.put(task.travel(), made);
    return made;
  }

  // Of the task that was not used for longest, if there are many: both sides forget that one.
  private int freeNumber() {
    if (routes.size() < MOST_ROUTES) {
      return routes.size();
    }
    Iterator<Route> leastUsed = routes.values().iterator();
    int number = leastUsed.next().number();
    leastUsed.remove();
    return number;
  }

  /** Frames are whole also when another thread sends this one. */
  void sendCancel(int trip, int first, int last) {
    WorkerProcess running = process;
    if (running == null) {
      return;
    }
    Encoder frame = FrameWriter.begin(Frame.CANCEL);
    frame.writeInt(trip);
    frame.writeInt(first);
    frame.writeInt(last);
    write(frame, running);
  }

  // ---- receiving ----

  private void receive() {
    WorkerProcess running = process;
    if (running == null) {
      return;
    }
    try {
      Frame left = unread;
      unread = null;
      Frame frame = left == null ? running.in().read() : left;
      if (frame != null) {
        receive(frame, running);
        return;
      }
    } catch (EOFException withinAFrame) {
      running.kill(); // if it is not dead yet
    } catch (IOException | CodecException garbled) {
      running.garbled(garbled);
    }
    lost(running);
  }

  @Override
  public void until(BooleanSupplier happened) throws IOException {
    WorkerProcess running = process;
    while (!happened.getAsBoolean()) {
      receive();
      if (process != running) {
        throw new IOException("worker " + name() + " is gone");
      }
    }
  }

  private void receive(Frame frame, WorkerProcess running) throws IOException {
    if (frame.isBulk()) {
      running.bulk().receive(frame);
      return;
    }
    switch (frame.type()) {
      case Frame.READY -> {
        becomeReady(frame.content());
        running.isReady();
      }
      case Frame.PRINTED -> answers.printed(frame, running, trips);
      case Frame.DONE -> {
        running.attachArrived(frame);
        done(frame);
      }
      case Frame.LATE -> late(frame, running);
      case Frame.BROKEN -> broken(frame, running);
      case Frame.LEAVING -> leaving(running);
      default -> throw new CodecException("a worker sent a frame of type " + frame.type());
    }
  }

  private void becomeReady(Decoder greeting) {
    if (greeting.readLong() != Frame.MAGIC || greeting.readInt() != Frame.VERSION) {
      throw new CodecException("this is no worker of this version");
    }
    ready = true;
    failedStarts = 0;
    Trip first = trips.peek();
    if (first != null) {
      first.stopClock();
      first.startClock();
    }
  }

  private void done(Frame frame) {
    Trip trip = trip(frame.content().readInt());
    Answers.Done done = answers.done(frame, trip);
    if (done == null) {
      return; // abandoned meanwhile
    }
    if (done.worn() && !retiring) {
      pool.replacesWorn(name());
      retiring = true;
    }
    if (done.last()) {
      trips.remove(trip);
      tellFreed(trip);
    }
    done.settle();
    if (done.last()) {
      giveBackRest(trip);
    }
    Trip next = trips.peek();
    if (next != null) {
      next.startClock();
    }
  }

  private Trip trip(int number) {
    for (Trip trip : trips) {
      if (ready && trip.number() == number) {
        return trip;
      }
    }
    throw new CodecException("worker " + name() + " answered what it was not asked");
  }

  private void tellFreed(Trip trip) {
    if (trips.isEmpty() && !retiring && trip.leg(trip.settled()).unit().freesWorkerFirst()) {
      crew().desk.freed(this);
    }
  }

  private void giveBackRest(Trip trip) {
    if (trip.settled() < trip.count()) {
      trip.route().slowDown();
      trip.giveBackAllBut(-1);
    }
  }

  private void late(Frame frame, WorkerProcess running) {
    Decoder in = frame.content();
    Trip trip = trip(in.readInt());
    int at = in.readInt();
    if (at < trip.settled() || at >= trip.count()) {
      throw new CodecException("worker " + name() + " is late with what it was not asked");
    }
    StuckAt stack = new StuckAt(name(), RemoteThrowable.readStack(in));
    running.kill();
    running.awaitExit();
    process = null;
    Trip.Leg leg = trip.leg(at);
    losses.settle(trip, at, Fault.timedOut(leg.unit(), leg.position(at), stack, Fault.KILLED));
  }

  private void broken(Frame frame, WorkerProcess running) {
    Throwable thrown = RemoteThrowable.read(frame.content());
    running.awaitExit();
    process = null;
    crew().breakdown.happen("its initializer failed", thrown);
    losses.giveBack();
  }

  private void leaving(WorkerProcess running) {
    running.isLeaving();
    Trip trip = trips.peek();
    if (trip != null) {
      trip.due(Trip.GRACE_NANOS); // its hooks may take for ever
    }
  }

  // ---- the end of the process ----

  private void lost(WorkerProcess running) {
    process = null;
    int code = running.awaitExit();
    Trip first = trips.peek();
    if (!ready) {
      lostBeforeReady(running, code);
    } else if (first == null) {
      Log.warning(Casualty.idle(name(), running, code), null);
    } else {
      losses.settle(running, code);
    }
  }

  // Somebody may have killed it, which is no reason to give up; a wrong option is.
  private void lostBeforeReady(WorkerProcess running, int code) {
    failedStarts++;
    if (code < 128 || running.isGarbled() || failedStarts == mostStarts) {
      crew()
          .breakdown
          .happen(
              "worker process " + name() + " could not be started",
              new IOException(Casualty.atStart(running, code)));
    }
    losses.giveBack();
  }

  @Override
  void tearDown() {
    if (isAbandoned()) {
      killProcess();
    } else {
      retire();
    }
  }

  private void retire() {
    WorkerProcess running = process;
    if (running == null) {
      retiring = false; // it was lost in its last item
      return;
    }
    Retirement last = new Retirement(running);
    retirement = last;
    crew().watch.deadlineAt(last.deadline()); // only now: who keeps deadlines looks for it here
    try {
      running.out().write(FrameWriter.begin(Frame.BYE));
      answers.readToEnd(running);
    } catch (IOException gone) {
      running.kill();
    }
    running.awaitExit();
    retirement = null;
    process = null;
    retiring = false;
  }

  // ---- other threads ----

  boolean isFirst(Trip trip) {
    return trips.peek() == trip;
  }

  /** Which item of the trip was started last; -1 if none was. */
  int lastStarted(int trip) {
    WorkerProcess running = process;
    return running == null ? -1 : running.page().lastStarted(trip);
  }

  void killProcess() {
    WorkerProcess running = process;
    if (running != null) {
      running.kill();
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

  PoolOptions options() {
    return options;
  }
}
