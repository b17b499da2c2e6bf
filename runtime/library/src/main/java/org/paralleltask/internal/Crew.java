// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;

/**
 * Workers, started when there is work for them and none is free, and ended when there has been none
 * for some time.
 *
 * <pre>
 *  execute ──> queue ──next──> Worker ──serve──> the items of a unit, one by one
 *                 ▲                 │ stint
 *                 └──── share ──────┤
 *                                   └──< Steward: interrupts, then abandons, at the deadline
 * </pre>
 *
 * <p>All workers are daemons, so that one that is stuck does not keep the JVM alive; the steward is
 * not, and lives as long as some worker is busy, so that accepted work is finished.
 */
final class Crew implements WorkerPool {
  /** How long all workers must have been idle for the JVM to be allowed to end. */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final PoolOptions options;
  private final String name;
  private final Hiring hiring;
  private volatile int slots;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition ended = lock.newCondition();

  // Guarded by the lock.
  private final ArrayDeque<Unit> queue = new ArrayDeque<>();
  private final Waiting waiting = new Waiting();
  private final Set<Worker> workers = new LinkedHashSet<>();
  private final Set<Worker> alive = new LinkedHashSet<>(); // also those that tear down
  private final Set<Worker> freed = new LinkedHashSet<>();
  private int idle;
  private int named;
  private int settling; // abandonments that are not over
  private volatile boolean shutdown; // written with the lock held
  private final Loans loans = new Loans(this);
  private final Callbacks callbacks;
  private @Nullable BrokenPoolException broken;
  private @Nullable Steward steward;

  private volatile @Nullable Steward watching;
  private volatile boolean halted;

  Crew(PoolOptions options, int slots, String name, Hiring hiring) {
    this.options = options;
    this.slots = slots;
    this.name = name;
    this.hiring = hiring;
    this.callbacks = new Callbacks(this, name);
  }

  /** What kind of workers there are. */
  interface Hiring {
    /** A worker that has not started. */
    Worker worker(Crew crew, String name);

    /** A thread for it, which has not started. */
    Thread thread(Worker worker);

    /** Throws if its workers can never run the task. */
    void requireRunnable(Task<?, ?> task);

    /** Whether its workers' threads have to speak for others, and must not be held up. */
    boolean speaksForWorkers();

    /** How long a chunk of tiny items should take. */
    long chunkNanos();

    /** Where the caller of the pool is, if failures of the task should tell; else null. */
    @Nullable Origin origin(Task<?, ?> task);
  }

  @Override
  public void requireRunnable(Task<?, ?> task) {
    hiring.requireRunnable(task);
  }

  @Override
  public long chunkNanos() {
    return hiring.chunkNanos();
  }

  @Override
  public @Nullable Origin origin(Task<?, ?> task) {
    return hiring.origin(task);
  }

  @Override
  public int slots() {
    return slots;
  }

  @Override
  public int activeWorkers() {
    return locked(workers::size);
  }

  @Override
  public void execute(Unit unit) {
    ProcessWorker lent = lend(unit);
    if (lent == null) {
      accept(unit, false);
    } else {
      lent.serveInItsPlace(unit);
    }
  }

  // ---- loans ----

  private @Nullable ProcessWorker lend(Unit unit) {
    if (!unit.isPlain()) {
      return null;
    }
    lock.lock();
    try {
      if (isWanted()) {
        return null;
      }
      ProcessWorker worker = loans.lend(unit);
      if (worker == null) {
        return null;
      }
      idle--;
      startSteward();
      if (loans.startTicking()) {
        deadlineAt(loans.deadline());
      }
      return worker;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the calling thread may read what the lent worker says; then it ends with comeBack. */
  boolean beginReading(ProcessWorker worker) {
    lock.lock();
    try {
      return loans.beginReading(worker);
    } finally {
      lock.unlock();
    }
  }

  /** The thread that used the lent worker has sent something, and may come again to read. */
  void sent(ProcessWorker worker) {
    lock.lock();
    try {
      loans.leave(worker);
      if (isWanted()) {
        worker.interruptThread();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The thread that used the lent worker needs it no more.
   *
   * @param free whether it has nothing to do; else its own thread has to go on
   */
  void comeBack(ProcessWorker worker, boolean free) {
    lock.lock();
    try {
      loans.leave(worker);
      if (free && loans.takeBack(worker)) {
        freed.remove(worker);
        idle++;
        loans.offer(worker);
      }
      if (!free || isWanted()) {
        worker.interruptThread(); // which waits for work: it alone is woken
      }
    } finally {
      lock.unlock();
    }
  }

  // Whether a worker's own thread has something to do besides.
  private boolean isWanted() {
    return shutdown || broken != null || !queue.isEmpty() || workers.size() > slots;
  }

  /** Somebody wants to know soon what the lent worker says, and cannot read it. */
  void attend(ProcessWorker worker) {
    lock.lock();
    try {
      attendNow(worker);
    } finally {
      lock.unlock();
    }
  }

  /** Those that were lent for long are left to their own threads. */
  void attendForgotten() {
    lock.lock();
    try {
      loans.forgotten().forEach(this::attendNow);
    } finally {
      lock.unlock();
    }
  }

  // Not if its thread has it back already, and does something that must not be interrupted.
  private void attendNow(ProcessWorker worker) {
    if (loans.isOut(worker)) {
      worker.interruptThread();
    }
  }

  // ---- units ----

  @Override
  public void retry(Again again) {
    if (!again.isWaiting() || !locked(() -> waitFor(again))) {
      accept(again, true);
    }
  }

  private boolean waitFor(Again again) {
    if (halted || broken != null) {
      return false;
    }
    startSteward(); // first: without it nobody would know when the time has come
    waiting.add(again);
    deadlineAt(again.due());
    return true;
  }

  /** Queues what has waited long enough; returns when the next will have, or NO_DEADLINE. */
  long releaseDue() {
    if (!hasWaiting()) {
      return Duty.NO_DEADLINE;
    }
    List<Again> due = locked(this::queueDue);
    settleOrphans();
    due.forEach(Again::released);
    return locked(waiting::nextDue);
  }

  private boolean hasWaiting() {
    lock.lock();
    try {
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private List<Again> queueDue() {
    List<Again> due = waiting.takeDue(System.nanoTime());
    for (Again again : due) {
      queue.add(again);
      wakeOne();
    }
    letSpareWorkersGo();
    return due;
  }

  @Override
  public void forgetCancelled() {
    locked(
        () -> {
          if (waiting.forgetCancelled()) {
            letSpareWorkersGo();
            signalIfEnded();
          }
          return true;
        });
  }

  // Holds the lock. Some may have stayed for what waited.
  private void letSpareWorkersGo() {
    if (shutdown) {
      work.signalAll();
    }
  }

  @Override
  public void giveBack(Unit unit) {
    locked(
        () -> {
          queue.addFirst(unit);
          if (!halted && broken == null) {
            wakeOne();
            startSteward();
          }
          return true;
        });
    settleOrphans();
  }

  private void accept(Unit unit, boolean always) {
    lock.lock(); // here, and wherever a first item comes by, without a lambda: it takes a new JVM
    // long
    try {
      enqueue(unit, always);
    } finally {
      lock.unlock();
    }
    settleOrphans();
  }

  // What is still queued when nobody will take it. Not with the lock held: futures have callbacks.
  private void settleOrphans() {
    if (!halted && !isBroken()) {
      return;
    }
    for (Unit orphan : locked(this::takeQueue)) {
      orphan.settleUnclaimed(refusal(orphan));
    }
  }

  /** Settles what nobody can run any more, since the pool is broken. */
  void refuse(Unit unit) {
    unit.settleUnclaimed(refusal(unit));
  }

  /** Whether nothing more can run. */
  boolean isBroken() {
    lock.lock();
    try {
      return broken != null;
    } finally {
      lock.unlock();
    }
  }

  private Fault refusal(Unit unit) {
    BrokenPoolException why = locked(() -> broken);
    if (why == null) {
      return new Fault.Cancelled("an item of " + unit.definition());
    }
    BrokenPoolException own = copy(why);
    return new Fault.Failed(own, own);
  }

  // Holds the lock.
  private List<Unit> takeQueue() {
    List<Unit> all = new ArrayList<>(queue);
    queue.clear();
    all.addAll(waiting.takeAll());
    letSpareWorkersGo();
    signalIfEnded();
    return all;
  }

  private boolean enqueue(Unit unit, boolean always) {
    if (shutdown && !always && broken == null) {
      throw new RejectedExecutionException(
          "pool " + name + " is shut down and takes no further items; open a new pool");
    }
    queue.add(unit);
    if (halted || broken != null) {
      return false;
    }
    wakeOne();
    startSteward();
    return true;
  }

  // A free worker takes the unit; only if there are more units than free workers one is started.
  private void wakeOne() {
    if (queue.size() > idle + freed.size() && workers.size() < slots) {
      start();
    } else {
      work.signal();
    }
  }

  private void start() {
    Worker worker = hiring.worker(this, name + "_" + named++);
    workers.add(worker);
    alive.add(worker);
    try {
      Thread thread = hiring.thread(worker);
      thread.setName(worker.name());
      thread.start();
    } catch (OutOfMemoryError | RuntimeException e) {
      workers.remove(worker);
      alive.remove(worker);
      if (workers.isEmpty()) {
        broken = broken == null ? broken("no worker could be started", e) : broken;
      } // else those that there are do the work
    }
  }

  private void startSteward() {
    if (steward == null) {
      Steward started = new Steward(this, name);
      started.start();
      steward = started; // only now: if no thread can be had, the next item tries again
      watching = started;
    }
  }

  private void stopSteward() {
    if (steward != null) {
      steward.stop();
      steward = null;
      watching = null;
    }
  }

  /** What the worker is to do next; null if it has to end. */
  @Nullable Unit next(Worker worker) {
    lock.lock();
    try {
      freed.remove(worker);
      long patience = Durations.saturated(options.idleTimeout());
      while (true) {
        boolean lent = worker instanceof ProcessWorker mine && loans.isOut(mine);
        if (lent && takesBack((ProcessWorker) worker)) {
          return null; // it goes on where the other thread was
        }
        Unit unit = lent || workers.size() > slots ? null : takeUnclaimed();
        if (unit != null) {
          return unit;
        }
        if (!lent && mayEnd(patience)) {
          workers.remove(worker);
          return null;
        }
        long left = awaitWork(worker, patience > 0 ? patience : QUIET_NANOS);
        patience = loans.wasUsed(worker) ? Durations.saturated(options.idleTimeout()) : left;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean takesBack(ProcessWorker worker) {
    boolean mine = loans.takeBack(worker);
    if (mine) {
      freed.remove(worker);
    }
    return mine;
  }

  // Some stay for what waits for its time, as many as it will need.
  private boolean mayEnd(long patience) {
    boolean spare = workers.size() > waiting.size();
    return broken != null || workers.size() > slots || (spare && (shutdown || patience <= 0));
  }

  /** What the worker can do besides; null if there is nothing, or it is the last. Never waits. */
  @Nullable Unit nextBesides() {
    return locked(() -> workers.size() > slots ? null : takeUnclaimed());
  }

  /** Submitted items of the same task that are next and can travel with this one. */
  List<Unit> nextLike(Unit unit, int most) {
    if (most <= 0) {
      return List.of();
    }
    List<Unit> found = new ArrayList<>();
    lock.lock();
    try {
      Unit head = queue.peek();
      while (found.size() < most && isLike(head, unit)) {
        found.add(queue.remove());
        head = queue.peek();
      }
    } finally {
      lock.unlock();
    }
    return found;
  }

  private static boolean isLike(@Nullable Unit head, Unit unit) {
    return head instanceof ItemFuture
        && head.definition().travel() == unit.definition().travel()
        && head.definition().options().equals(unit.definition().options());
  }

  /** How many units wait for a worker. */
  int queued() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Unit takeUnclaimed() {
    Unit unit = queue.poll();
    while (unit != null && !unit.hasUnclaimed()) {
      unit = queue.poll(); // cancelled, or done by a worker that helped itself
    }
    return unit;
  }

  @SuppressWarnings("WaitNotInLoop") // next is the loop
  private long awaitWork(Worker worker, long nanos) {
    offer(worker);
    try {
      long quiet = Math.min(nanos, QUIET_NANOS);
      long left = work.awaitNanos(quiet);
      if (left <= 0
          && idle == alive.size()
          && queue.isEmpty()
          && waiting.isEmpty()
          && loans.deadline() == Duty.NO_DEADLINE) {
        stopSteward(); // a pool that nobody closes does not keep the JVM alive
      }
      return nanos - quiet + left;
    } catch (InterruptedException e) {
      return nanos; // somebody interrupted a worker that does nothing, which means nothing
    } finally {
      withdraw(worker);
    }
  }

  // One that is lent is not idle, wherever its thread is.
  private void offer(Worker worker) {
    if (!(worker instanceof ProcessWorker mine)) {
      idle++;
    } else if (!loans.isOut(mine)) {
      idle++;
      loans.offer(mine);
    }
  }

  private void withdraw(Worker worker) {
    if (!(worker instanceof ProcessWorker mine)) {
      idle--;
    } else if (loans.withdraw(mine)) {
      idle--;
    }
  }

  /** The worker is about to settle its last item, and will then be free. */
  void freed(Worker worker) {
    lock.lock();
    try {
      if (workers.contains(worker)) {
        freed.add(worker);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The worker's thread is at its end. */
  void ended(Worker worker) {
    lock.lock();
    try {
      workers.remove(worker);
      remove(worker);
    } finally {
      lock.unlock();
    }
  }

  // Holds the lock.
  private void remove(Worker worker) {
    freed.remove(worker);
    loans.forget(worker);
    alive.remove(worker);
    signalIfEnded();
  }

  // Holds the lock.
  private void signalIfEnded() {
    if (hasEnded()) {
      ended.signalAll();
      stopSteward();
    }
  }

  private boolean hasEnded() {
    return alive.isEmpty() && settling == 0 && waiting.isEmpty();
  }

  /** Nothing more can run: the workers cannot be set up. */
  BrokenPoolException breakUp(String what, Throwable cause) {
    BrokenPoolException found = broken(what, cause);
    locked(
        () -> {
          broken = broken == null ? found : broken;
          work.signalAll();
          return true;
        });
    settleOrphans();
    return found;
  }

  private BrokenPoolException broken(String what, Throwable cause) {
    return new BrokenPoolException(
        "pool " + name + " is broken: " + what + ": " + Labels.ofThrown(cause), cause);
  }

  // One for each item: a stack trace or a suppressed exception that one gets is not the others'.
  private static BrokenPoolException copy(BrokenPoolException broken) {
    return new BrokenPoolException(String.valueOf(broken.getMessage()), broken.getCause());
  }

  /**
   * Something that {@link #duties} shows ends then, in the time of System.nanoTime. Nobody may be
   * there to see to it: a worker that was idle has a deadline, too, for its teardown.
   */
  void deadlineAt(long deadline) {
    Steward watcher = watching;
    if (watcher == null) {
      watcher = hiredSteward();
    }
    if (watcher != null) {
      watcher.deadlineAt(deadline);
    }
  }

  private @Nullable Steward hiredSteward() {
    lock.lock();
    try {
      startSteward();
      return steward;
    } finally {
      lock.unlock();
    }
  }

  static long timeoutNanos(Task<?, ?> task) {
    Duration timeout = task.options().timeout();
    return timeout == null ? Duty.NO_DEADLINE : Durations.saturated(timeout);
  }

  /**
   * Gives the worker of an abandoned stint up: another takes its place, and the rest of its units.
   */
  void replace(Stint stuck) {
    List<Stint> lost = stuck.lost();
    lost.stream().skip(1).forEach(Stint::lose);
    ThreadWorker worker = stuck.worker();
    List<Unit> rest = lost.stream().map(Stint::unit).filter(Unit::hasUnclaimed).toList();
    replace(worker, rest, () -> worker.stint() == stuck, stuck::settleAbandoned);
  }

  /**
   * Gives a worker up that is stuck. The pool does not count as ended before its items are settled.
   *
   * @param rest what others can do
   * @param isOver whether nothing else is left for the worker to do
   * @param settling settles the items
   */
  void replace(Worker worker, List<Unit> rest, BooleanSupplier isOver, Runnable settling) {
    worker.abandon();
    locked(
        () -> {
          this.settling++;
          rest.forEach(queue::addFirst);
          workers.remove(worker);
          if (!queue.isEmpty()) {
            wakeOne();
          }
          return !isOver.getAsBoolean() || alive.remove(worker);
        });
    new Abandonment(worker.name(), settling, this::settledAbandoned).start();
    settleOrphans();
  }

  /** The pool has not ended before something else has {@link #happened}. */
  void expect() {
    lock.lock();
    try {
      settling++;
    } finally {
      lock.unlock();
    }
  }

  /** What was expected has happened. */
  void happened() {
    settledAbandoned();
  }

  @Override
  public void callBack(Runnable callbacks) {
    if (hiring.speaksForWorkers()) {
      this.callbacks.add(callbacks);
    } else {
      callbacks.run();
    }
  }

  @Override
  public boolean isOwnThread() {
    Worker me = Worker.current();
    return callbacks.isCaller() || (me != null && me.crew() == this);
  }

  private void settledAbandoned() {
    locked(
        () -> {
          settling--;
          signalIfEnded();
          return true;
        });
  }

  /** Returns when the worker, which has been abandoned, has been replaced: it may go its way. */
  void awaitReplaced(Worker worker) {
    while (!worker.isAbandoned()) {
      Thread.onSpinWait();
    }
    ended(worker);
  }

  @Override
  public void interrupt(Unit unit) {
    duties().forEach(duty -> duty.cancel(unit));
    forgetCancelled();
  }

  @Override
  public void halt() {
    halted = true; // first: an item that no stint shows yet is cancelled by its worker
    shutdown();
    cancelQueued();
    duties().forEach(duty -> duty.cancel(null));
  }

  @Override
  public @Nullable Collection<Stint> busy() {
    List<Worker> all = locked(() -> List.copyOf(workers));
    List<Stint> tops = new ArrayList<>();
    for (Worker worker : all) {
      Stint top = worker.stint();
      if (top == null || all.size() < slots) {
        return null;
      }
      tops.add(top);
    }
    return tops.isEmpty() ? null : tops;
  }

  /** Whether what is claimed from now on is cancelled. */
  boolean isHalted() {
    return halted;
  }

  /**
   * What the workers are at, also what they have put off to help themselves, and what those that
   * were replaced have still to do.
   */
  List<Duty> duties() {
    List<Duty> found = new ArrayList<>();
    for (Worker worker : living()) {
      found.addAll(worker.duties());
    }
    if (loans.deadline() != Duty.NO_DEADLINE) {
      found.add(loans);
    }
    return found;
  }

  private List<Worker> living() {
    lock.lock();
    try {
      return List.copyOf(alive);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void share() {
    List<Unit> running = duties().stream().flatMap(duty -> duty.units().stream()).toList();
    locked(
        () -> {
          for (Unit unit : running) {
            if (unit.hasUnclaimed() && !queue.contains(unit)) {
              queue.add(unit);
              wakeOne();
            }
          }
          return true;
        });
  }

  @Override
  public int cancelQueued() {
    List<Unit> unstarted = new ArrayList<>();
    duties().forEach(duty -> unstarted.addAll(duty.units()));
    unstarted.addAll(locked(this::takeQueue));
    return unstarted.stream()
        .mapToInt(
            unit -> unit.settleUnclaimed(new Fault.Cancelled("an item of " + unit.definition())))
        .sum();
  }

  @Override
  public void resize(int newSlots) {
    locked(
        () -> {
          slots = newSlots;
          work.signalAll();
          for (int missing = queue.size() - idle;
              missing > 0 && workers.size() < slots;
              missing--) {
            start();
          }
          return true;
        });
  }

  @Override
  public void shutdown() {
    lock.lock();
    try {
      shutdown = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean awaitTermination(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + Durations.saturated(limit);
    long pause = TimeUnit.MILLISECONDS.toNanos(1);
    while (true) {
      long left = deadline - System.nanoTime();
      if (awaitEnd(Math.min(left, pause))) {
        return true;
      }
      if (left <= 0) {
        return false;
      }
      share();
      pause = Math.min(2 * pause, TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private boolean awaitEnd(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!hasEnded() && left > 0) {
        left = ended.awaitNanos(left);
      }
      return hasEnded();
    } finally {
      lock.unlock();
    }
  }

  private <T extends @Nullable Object> T locked(java.util.function.Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
