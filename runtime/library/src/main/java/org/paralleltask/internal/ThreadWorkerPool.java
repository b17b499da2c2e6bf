// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;

/**
 * Threads of this JVM, platform or virtual, started when there is work for them and none is free,
 * and ended when there has been none for some time.
 *
 * <pre>
 *  execute ──> queue ──next──> ThreadWorker ──serve──> the items of a unit, one by one
 *                 ▲                 │ stint
 *                 └──── share ──────┤
 *                                   └──< Steward: interrupts, then abandons, at the deadline
 * </pre>
 *
 * <p>All workers are daemons, so that one that is stuck does not keep the JVM alive; the steward is
 * not, and lives as long as some worker is busy, so that accepted work is finished.
 */
final class ThreadWorkerPool implements WorkerPool {
  /** How long all workers must have been idle for the JVM to be allowed to end. */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final PoolOptions options;
  private final int slots;
  private final String name;
  private final ThreadFactory threads;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition ended = lock.newCondition();

  // Guarded by the lock.
  private final ArrayDeque<Unit> queue = new ArrayDeque<>();
  private final Set<ThreadWorker> workers = new LinkedHashSet<>();
  private final Set<ThreadWorker> alive = new LinkedHashSet<>(); // also those that tear down
  private final Set<ThreadWorker> freed = new LinkedHashSet<>();
  private int idle;
  private int named;
  private volatile boolean shutdown; // written with the lock held
  private @Nullable BrokenPoolException broken;
  private @Nullable Steward steward;

  private volatile @Nullable Steward watching;

  ThreadWorkerPool(PoolOptions options, int slots, String name, ThreadFactory threads) {
    this.options = options;
    this.slots = slots;
    this.name = name;
    this.threads = threads;
  }

  PoolOptions options() {
    return options;
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
    accept(unit, false);
  }

  @Override
  public void retry(Unit unit) {
    accept(unit, true);
  }

  private void accept(Unit unit, boolean always) {
    BrokenPoolException refusal = locked(() -> enqueue(unit, always));
    if (refusal != null) {
      unit.settleUnclaimed(new Fault.Failed(copy(refusal), copy(refusal)));
    }
  }

  private @Nullable BrokenPoolException enqueue(Unit unit, boolean always) {
    if (broken != null) {
      return broken;
    }
    if (shutdown && !always) {
      throw new RejectedExecutionException(
          "pool " + name + " is shut down and takes no further items; open a new pool");
    }
    queue.add(unit);
    wakeOne();
    startSteward();
    return null;
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
    ThreadWorker worker = new ThreadWorker(this, name + "_" + named++);
    workers.add(worker);
    alive.add(worker);
    try {
      Thread thread = threads.newThread(worker);
      thread.setName(worker.name());
      thread.start();
    } catch (OutOfMemoryError | RuntimeException e) {
      workers.remove(worker);
      alive.remove(worker);
      if (workers.isEmpty()) {
        throw new RejectedExecutionException(
            "no worker could be started for pool " + name + ": " + e.getMessage(), e);
      }
      return; // those that there are do the work
    }
    startSteward();
  }

  private void startSteward() {
    if (steward == null) {
      steward = new Steward(this, name);
      watching = steward;
      steward.start();
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
  @Nullable Unit next(ThreadWorker worker) {
    lock.lock();
    try {
      freed.remove(worker);
      long patience = options.idleTimeout().toNanos();
      while (true) {
        Unit unit = takeUnclaimed();
        if (unit != null) {
          return unit;
        }
        if (shutdown || broken != null || patience <= 0) {
          workers.remove(worker);
          return null;
        }
        patience = awaitWork(patience);
      }
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
  private long awaitWork(long nanos) {
    idle++;
    try {
      long quiet = Math.min(nanos, QUIET_NANOS);
      long left = work.awaitNanos(quiet);
      if (left <= 0 && idle == workers.size() && queue.isEmpty()) {
        stopSteward(); // a pool that nobody closes does not keep the JVM alive
      }
      return nanos - quiet + left;
    } catch (InterruptedException e) {
      return nanos; // somebody interrupted a worker that does nothing, which means nothing
    } finally {
      idle--;
    }
  }

  /** The worker is about to settle its last item, and will then be free. */
  void freed(ThreadWorker worker) {
    locked(() -> workers.contains(worker) && freed.add(worker));
  }

  /** The worker's thread is at its end. */
  void ended(ThreadWorker worker) {
    locked(
        () -> {
          workers.remove(worker);
          remove(worker);
          return true;
        });
  }

  // Holds the lock.
  private void remove(ThreadWorker worker) {
    freed.remove(worker);
    alive.remove(worker);
    if (!alive.isEmpty()) {
      return;
    }
    ended.signalAll();
    stopSteward();
  }

  /** Nothing more can run: the workers cannot be set up. */
  BrokenPoolException breakUp(String what, Throwable cause) {
    BrokenPoolException first =
        new BrokenPoolException("pool " + name + " is broken: " + what + ": " + cause, cause);
    List<Unit> orphans =
        locked(
            () -> {
              broken = broken == null ? first : broken;
              List<Unit> left = new ArrayList<>(queue);
              queue.clear();
              work.signalAll();
              return left;
            });
    orphans.forEach(unit -> unit.settleUnclaimed(new Fault.Failed(copy(first), copy(first))));
    return first;
  }

  // One for each item: a stack trace or a suppressed exception that one gets is not the others'.
  private static BrokenPoolException copy(BrokenPoolException broken) {
    return new BrokenPoolException(String.valueOf(broken.getMessage()), broken.getCause());
  }

  /** A stint has begun that ends then, in the time of System.nanoTime. */
  void deadlineAt(long deadline) {
    Steward watcher = watching;
    if (watcher != null) {
      watcher.deadlineAt(deadline);
    }
  }

  long timeoutNanos(Task<?, ?> task) {
    Duration timeout = task.options().timeout();
    return timeout == null ? Stint.NO_DEADLINE : Durations.saturated(timeout);
  }

  /** Gives a worker up that is stuck: another takes its place, and the rest of its unit. */
  void replace(ThreadWorker stuck, Unit unit) {
    stuck.abandon();
    locked(
        () -> {
          if (unit.hasUnclaimed()) {
            queue.addFirst(unit);
          }
          workers.remove(stuck);
          if (!queue.isEmpty()) {
            wakeOne();
          }
          remove(stuck);
          return true;
        });
  }

  @Override
  public void interrupt(Unit unit) {
    for (Stint stint : stints()) {
      if (stint.unit() == unit) {
        stint.interrupt(Stint.Reason.CANCEL, Stint.NO_DEADLINE);
      }
    }
  }

  @Override
  public void interruptAll() {
    stints().forEach(stint -> stint.interrupt(Stint.Reason.CANCEL, Stint.NO_DEADLINE));
  }

  /** What the workers are at, also what they have interrupted to help themselves. */
  List<Stint> stints() {
    List<Stint> found = new ArrayList<>();
    for (ThreadWorker worker : locked(() -> List.copyOf(workers))) {
      for (Stint stint = worker.stint(); stint != null; stint = stint.outer()) {
        found.add(stint);
      }
    }
    return found;
  }

  @Override
  public void share() {
    List<Stint> running = stints();
    locked(
        () -> {
          for (Stint stint : running) {
            if (stint.unit().hasUnclaimed() && !queue.contains(stint.unit())) {
              queue.add(stint.unit());
              wakeOne();
            }
          }
          return true;
        });
  }

  @Override
  public int cancelQueued() {
    List<Unit> waiting = new ArrayList<>();
    stints().forEach(stint -> waiting.add(stint.unit()));
    locked(
        () -> {
          waiting.addAll(queue);
          queue.clear();
          return true;
        });
    return waiting.stream()
        .mapToInt(
            unit -> unit.settleUnclaimed(new Fault.Cancelled("an item of " + unit.definition())))
        .sum();
  }

  @Override
  public void shutdown() {
    locked(
        () -> {
          shutdown = true;
          work.signalAll();
          return true;
        });
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
      while (!alive.isEmpty() && left > 0) {
        left = ended.awaitNanos(left);
      }
      return alive.isEmpty();
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
