// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;
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
 * <p>What it is made of: units that wait ({@link WorkQueue}, {@link Waiting}), workers ({@link
 * Roster}, {@link Desk}, {@link Loans}), the steward ({@link Watch}), and how it ends ({@link
 * Breakdown}, {@link Ending}). One lock guards all of them.
 *
 * <p>All workers are daemons, so that one that is stuck does not keep the JVM alive; the steward is
 * not, and lives as long as some worker is busy, so that accepted work is finished.
 */
final class Crew implements WorkerPool {
  private final String name;
  private final Hiring hiring;
  private final Callbacks callbacks;
  private volatile boolean shutdown; // written with the lock held
  private volatile boolean halted;

  // For its parts, too. Guarded by the lock, if a part does not take it itself.
  final CrewLock lock = new CrewLock();
  final Condition work = lock.newCondition(); // what workers that are idle wait for
  final WorkQueue queue = new WorkQueue();
  final Waiting waiting = new Waiting(this);
  final Loans loans = new Loans(this);
  final Ending ending = new Ending(this);
  final Activity activity = new Activity(this);
  final Breakdown breakdown;
  final Roster roster;
  final Watch watch;
  final Desk desk;

  Crew(PoolOptions options, int slots, String name, Hiring hiring) {
    this.name = name;
    this.hiring = hiring;
    this.callbacks = new Callbacks(this, name);
    this.breakdown = new Breakdown(this, name);
    this.desk = new Desk(this, Durations.saturated(options.idleTimeout()));
    this.roster = new Roster(this, name, hiring, slots);
    this.watch = new Watch(this, name, !hiring.keepsJvmAlive());
  }

  // ---- what it is ----

  @Override
  public void requireRunnable(Task<?, ?> task) {
    hiring.requireRunnable(task);
  }

  /** Whether an item is ended that waits for a future which nothing in its process can complete. */
  boolean endsStandstill() {
    return hiring.endsStandstill();
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
    return roster.slots();
  }

  @Override
  public int activeWorkers() {
    lock.lock();
    try {
      return roster.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int waitingItems() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  // ---- units ----

  @Override
  public void execute(Unit unit) {
    boolean plain = unit.isPlain();
    ProcessWorker lent;
    lock.lock(); // once, since many may be submitted
    try {
      lent = plain ? loans.lend(unit) : null;
      if (lent == null) {
        requireOpen();
        enqueue(unit);
      }
    } finally {
      lock.unlock();
    }
    if (lent == null) {
      settleOrphans();
    } else {
      lent.standIn().serve(unit);
    }
  }

  private void requireOpen() {
    if (shutdown && !breakdown.hasHappened()) {
      throw new RejectedExecutionException(
          "pool " + name + " is shut down and takes no further items; open a new pool");
    }
  }

  @Override
  public void retry(Again again) {
    if (again.isWaiting() && waiting.add(again)) {
      return;
    }
    lock.lock();
    try {
      enqueue(again);
    } finally {
      lock.unlock();
    }
    settleOrphans();
  }

  @Override
  public void forgetCancelled() {
    waiting.forgetCancelled();
  }

  @Override
  public void giveBack(Unit unit) {
    lock.lock();
    try {
      queue.addFirst(unit);
      callWorker();
    } finally {
      lock.unlock();
    }
    settleOrphans();
  }

  @Override
  public void share() {
    List<Unit> running = activity.units();
    lock.lock();
    try {
      running.stream()
          .filter(unit -> unit.hasUnclaimed() && !queue.contains(unit))
          .forEach(this::enqueue);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int cancelQueued() {
    List<Unit> unstarted = new ArrayList<>(activity.units());
    unstarted.addAll(takeQueue());
    return unstarted.stream()
        .mapToInt(
            unit -> unit.settleUnclaimed(new Fault.Cancelled("an item of " + unit.definition())))
        .sum();
  }

  /**
   * Settles what is still queued when nobody will take it. Not with the lock held: futures have
   * callbacks.
   */
  void settleOrphans() {
    if (!isRunning()) {
      takeQueue().forEach(breakdown::refuse);
    }
  }

  private List<Unit> takeQueue() {
    lock.lock();
    try {
      List<Unit> all = queue.takeAll();
      all.addAll(waiting.takeAll());
      letSpareWorkersGo();
      return all;
    } finally {
      lock.unlock();
    }
  }

  // ---- for its parts, which hold the lock ----

  /** Some worker will take it, if anything runs. */
  void enqueue(Unit unit) {
    queue.add(unit);
    callWorker();
  }

  private void callWorker() {
    if (isRunning()) {
      roster.call(queue.size());
      watch.start();
    }
  }

  /** Whether what is queued will be run. */
  boolean isRunning() {
    return !halted && !breakdown.hasHappened();
  }

  /** Whether a worker's own thread has something to do. */
  boolean isWanted() {
    return shutdown || breakdown.hasHappened() || !queue.isEmpty() || roster.isOverfull();
  }

  /** Less waits than before, for which workers may have stayed. */
  void letSpareWorkersGo() {
    if (shutdown) {
      roster.callAll();
    }
    ending.mayHaveCome();
  }

  // ---- workers ----

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

  @Override
  public void interrupt(Unit unit) {
    activity.cancel(unit);
    forgetCancelled();
  }

  @Override
  public void halt() {
    halted = true; // first: an item that no stint shows yet is cancelled by its worker
    shutdown();
    cancelQueued();
    activity.cancel(null);
  }

  @Override
  public @Nullable Collection<Stint> busy() {
    return activity.all();
  }

  /** Whether what is claimed from now on is cancelled. */
  boolean isHalted() {
    return halted;
  }

  @Override
  public void resize(int newSlots) {
    lock.lock();
    try {
      roster.resize(newSlots, queue.size());
    } finally {
      lock.unlock();
    }
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
      if (ending.await(Math.min(left, pause))) {
        return true;
      }
      if (left <= 0) {
        return false;
      }
      share();
      pause = Math.min(2 * pause, TimeUnit.MILLISECONDS.toNanos(100));
    }
  }
}
