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
  private int settling; // abandonments that are not over
  private volatile boolean shutdown; // written with the lock held
  private @Nullable BrokenPoolException broken;
  private @Nullable Steward steward;

  private volatile @Nullable Steward watching;
  private volatile boolean halted;

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
    locked(() -> enqueue(unit, always));
    settleOrphans();
  }

  // What is still queued when nobody will take it. Not with the lock held: futures have callbacks.
  private void settleOrphans() {
    List<Unit> orphans = locked(() -> halted || broken != null ? takeQueue() : List.of());
    for (Unit orphan : orphans) {
      orphan.settleUnclaimed(refusal(orphan));
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
    List<Unit> all = List.copyOf(queue);
    queue.clear();
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
  @Nullable Unit next(ThreadWorker worker) {
    lock.lock();
    try {
      freed.remove(worker);
      long patience = Durations.saturated(options.idleTimeout());
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
      if (left <= 0 && idle == alive.size() && queue.isEmpty()) {
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
    return alive.isEmpty() && settling == 0;
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

  /**
   * Gives the worker of an abandoned stint up: another takes its place, and the rest of its units.
   * The pool does not count as ended before the items are settled.
   */
  void replace(Stint stuck) {
    List<Stint> lost = Abandonment.lost(stuck);
    lost.stream().skip(1).forEach(Stint::lose);
    ThreadWorker worker = stuck.worker();
    worker.abandon();
    locked(
        () -> {
          settling++;
          lost.stream().map(Stint::unit).filter(Unit::hasUnclaimed).forEach(queue::addFirst);
          workers.remove(worker);
          if (!queue.isEmpty()) {
            wakeOne();
          }
          return worker.stint() != stuck || alive.remove(worker);
        });
    new Abandonment(stuck, this::settledAbandoned).start();
    settleOrphans();
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
  void awaitReplaced(ThreadWorker worker) {
    while (!worker.isAbandoned()) {
      Thread.onSpinWait();
    }
    ended(worker);
  }

  @Override
  public void interrupt(Unit unit) {
    for (Stint stint : stints()) {
      if (stint.unit().isOf(unit)) {
        stint.interrupt(Stint.Reason.CANCEL);
      }
    }
  }

  @Override
  public void halt() {
    halted = true; // first: an item that no stint shows yet is cancelled by its worker
    shutdown();
    cancelQueued();
    stints().forEach(stint -> stint.interrupt(Stint.Reason.CANCEL));
  }

  @Override
  public @Nullable Collection<Stint> busy() {
    List<ThreadWorker> all = locked(() -> List.copyOf(workers));
    List<Stint> tops = new ArrayList<>();
    for (ThreadWorker worker : all) {
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
  List<Stint> stints() {
    List<Stint> found = new ArrayList<>();
    for (ThreadWorker worker : locked(() -> List.copyOf(alive))) {
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
    waiting.addAll(locked(this::takeQueue));
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
