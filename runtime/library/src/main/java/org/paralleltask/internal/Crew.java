// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition ended = lock.newCondition();

  // Guarded by the lock.
  private final WorkQueue queue = new WorkQueue();
  private final Waiting waiting = new Waiting(this, lock);
  private final Roster roster;
  private int settling; // abandonments that are not over
  private volatile boolean shutdown; // written with the lock held
  private final Loans loans;
  private final Callbacks callbacks;
  private volatile @Nullable BrokenPoolException broken; // written with the lock held
  private @Nullable Steward steward;

  private volatile @Nullable Steward watching;
  private volatile boolean halted;

  Crew(PoolOptions options, int slots, String name, Hiring hiring) {
    this.options = options;
    this.name = name;
    this.hiring = hiring;
    this.roster = new Roster(this, name, hiring, slots, work);
    this.loans = new Loans(this, roster, lock);
    this.callbacks = new Callbacks(this, name);
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

  /** What it has lent. */
  Loans loans() {
    return loans;
  }

  @Override
  public int slots() {
    return roster.slots();
  }

  @Override
  public int activeWorkers() {
    return locked(roster::size);
  }

  @Override
  public void execute(Unit unit) {
    boolean plain = unit.isPlain();
    ProcessWorker lent;
    lock.lock(); // once, since many may be submitted
    try {
      lent = plain ? loans.lend(unit) : null;
      if (lent == null) {
        enqueue(unit, false);
      }
    } finally {
      lock.unlock();
    }
    if (lent == null) {
      settleOrphans();
    } else {
      lent.serveInItsPlace(unit);
    }
  }

  // ---- units ----

  /** Whether a worker's own thread has something to do. Whoever asks holds the lock. */
  boolean isWanted() {
    return shutdown || broken != null || !queue.isEmpty() || roster.isOverfull();
  }

  @Override
  public void retry(Again again) {
    if (!again.isWaiting() || !waiting.add(again)) {
      accept(again, true);
    }
  }

  @Override
  public void forgetCancelled() {
    waiting.forgetCancelled();
  }

  /** Queues what has waited long enough; returns when the next will have, or NO_DEADLINE. */
  long releaseDue() {
    return waiting.releaseDue();
  }

  /** Whether what is queued will be run. Whoever asks holds the lock. */
  boolean isRunning() {
    return !halted && broken == null;
  }

  /** One can do what has waited. Whoever says this holds the lock. */
  void queue(Again again) {
    queue.add(again);
    roster.call(queue.size());
  }

  /** Less waits than before, for which workers may have stayed. Holds the lock. */
  void letSpareWorkersGo() {
    if (shutdown) {
      roster.callAll();
    }
    signalIfEnded();
  }

  @Override
  public void giveBack(Unit unit) {
    locked(
        () -> {
          queue.addFirst(unit);
          if (isRunning()) {
            roster.call(queue.size());
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

  /**
   * Settles what is still queued when nobody will take it. Not with the lock held: futures have
   * callbacks.
   */
  void settleOrphans() {
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
    return broken != null;
  }

  private Fault refusal(Unit unit) {
    BrokenPoolException why = broken;
    if (why == null) {
      return new Fault.Cancelled("an item of " + unit.definition());
    }
    BrokenPoolException own = copy(why);
    return new Fault.Failed(own, own);
  }

  // Holds the lock.
  private List<Unit> takeQueue() {
    List<Unit> all = queue.takeAll();
    all.addAll(waiting.takeAll());
    letSpareWorkersGo();
    return all;
  }

  private void enqueue(Unit unit, boolean always) {
    if (shutdown && !always && broken == null) {
      throw new RejectedExecutionException(
          "pool " + name + " is shut down and takes no further items; open a new pool");
    }
    queue.add(unit);
    if (isRunning()) {
      roster.call(queue.size());
      startSteward();
    }
  }

  /** There is something to look after. Whoever says this holds the lock. */
  void startSteward() {
    if (steward == null) {
      Steward started = new Steward(this, name, !hiring.keepsJvmAlive());
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
      roster.isFreedNoMore(worker);
      long patience = Durations.saturated(options.idleTimeout());
      while (true) {
        boolean lent = loans.isOut(worker);
        if (lent && loans.takeBack(worker)) {
          return null; // it goes on where the other thread was
        }
        Unit unit = lent || roster.isOverfull() ? null : queue.take();
        if (unit != null) {
          return unit;
        }
        if (!lent && mayEnd(patience)) {
          roster.leaves(worker);
          return null;
        }
        long left = awaitWork(worker, patience > 0 ? patience : QUIET_NANOS);
        patience = loans.wasUsed(worker) ? Durations.saturated(options.idleTimeout()) : left;
      }
    } finally {
      lock.unlock();
    }
  }

  // Some stay for what waits for its time, as many as it will need.
  private boolean mayEnd(long patience) {
    boolean spare = roster.size() > waiting.size();
    return broken != null || roster.isOverfull() || (spare && (shutdown || patience <= 0));
  }

  /** What the worker can do besides; null if there is nothing, or it is the last. Never waits. */
  @Nullable Unit nextBesides() {
    return locked(() -> roster.isOverfull() ? null : queue.take());
  }

  /** Submitted items of the same task that are next and can travel with this one. */
  List<Unit> nextLike(Unit unit, int most) {
    if (most <= 0) {
      return List.of();
    }
    lock.lock();
    try {
      return queue.takeLike(unit, most);
    } finally {
      lock.unlock();
    }
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

  @SuppressWarnings("WaitNotInLoop") // next is the loop
  private long awaitWork(Worker worker, long nanos) {
    loans.offer(worker);
    try {
      long quiet = Math.min(nanos, QUIET_NANOS);
      long left = work.awaitNanos(quiet);
      if (left <= 0
          && roster.isAllIdle()
          && queue.isEmpty()
          && waiting.isEmpty()
          && loans.deadline() == Duty.NO_DEADLINE) {
        stopSteward(); // a pool that nobody closes does not keep the JVM alive
      }
      return nanos - quiet + left;
    } catch (InterruptedException e) {
      return nanos; // somebody interrupted a worker that does nothing, which means nothing
    } finally {
      loans.withdraw(worker);
    }
  }

  /** The worker is about to settle its last item, and will then be free. */
  void freed(Worker worker) {
    lock.lock();
    try {
      roster.isFreed(worker);
    } finally {
      lock.unlock();
    }
  }

  /** The worker's thread is at its end. */
  void ended(Worker worker) {
    lock.lock();
    try {
      roster.hasEnded(worker);
      loans.forget(worker);
      signalIfEnded();
    } finally {
      lock.unlock();
    }
  }

  // Holds the lock.
  private void signalIfEnded() {
    if (hasEnded()) {
      ended.signalAll();
      stopSteward();
    }
  }

  private boolean hasEnded() {
    return roster.isEmpty() && settling == 0 && waiting.isEmpty();
  }

  /** Nothing more can run: the workers cannot be set up. */
  BrokenPoolException breakUp(String what, Throwable cause) {
    BrokenPoolException found = broken(what, cause);
    locked(
        () -> {
          breakOnce(found);
          roster.callAll();
          return true;
        });
    settleOrphans();
    return found;
  }

  /** No worker can be started, and there is none. Whoever says this holds the lock. */
  void cannotHire(Throwable cause) {
    breakOnce(broken("no worker could be started", cause));
  }

  private void breakOnce(BrokenPoolException found) {
    broken = broken == null ? found : broken;
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
          roster.leaves(worker);
          if (!queue.isEmpty()) {
            roster.call(queue.size());
          }
          if (isOver.getAsBoolean()) {
            roster.isGone(worker);
          }
          return true;
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
    List<Worker> all = locked(roster::present);
    List<Stint> tops = new ArrayList<>();
    for (Worker worker : all) {
      Stint top = worker.stint();
      if (top == null || all.size() < roster.slots()) {
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
      return roster.alive();
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
              roster.call(queue.size());
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
          roster.resize(newSlots, queue.size());
          return true;
        });
  }

  @Override
  public void shutdown() {
    lock.lock();
    try {
      shutdown = true;
      roster.callAll();
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
