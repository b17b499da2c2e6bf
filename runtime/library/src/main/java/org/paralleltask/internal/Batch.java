// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import static org.paralleltask.ParallelTask.AUTO;

import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.OnFailure;
import org.paralleltask.Outcome;
import org.paralleltask.ParallelTaskException;
import org.paralleltask.RunTimedOutException;
import org.paralleltask.Task;
import org.paralleltask.WaitInterruptedException;

/**
 * One run of a task over many inputs, for any kind of pool. The thread that takes the results pulls
 * the inputs, as many as the window allows, so that both are bounded:
 *
 * <pre>
 *  inputs ──pull──> Chunk ──execute──> WorkerPool ──settled──> Delivery ──take──> results
 *     └─────────────── at most a window of items in all ────────────────────┘
 * </pre>
 */
final class Batch<I extends @Nullable Object, O extends @Nullable Object> {
  /** What {@link #take} gives when there is nothing more. */
  static final Object END = new Object();

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final EnginePool pool;
  private final Task<I, O> task;
  private final Inputs inputs;
  private final boolean traced;
  private final Delivery delivery;
  private final Pace pace;
  private final long deadline;
  private final @Nullable Origin origin;
  private final Live live = new Live();

  private volatile boolean stopped;
  private volatile boolean awaiting;
  private volatile @Nullable Thread consumer;
  private volatile @Nullable Thread closer;

  // Only of the thread that takes the results.
  private long pulled;
  private long taken;
  private long refillAt;
  private boolean shared;
  private volatile boolean ended; // also written by close, which may be another thread's
  private long pause = FIRST_PAUSE_NANOS;
  private @Nullable Throwable problem;
  private @Nullable Object held; // taken; not lost if there is no memory for further inputs

  Batch(EnginePool pool, Task<I, O> task, Inputs inputs, boolean traced, Delivery delivery) {
    this.pool = pool;
    this.task = task;
    this.inputs = inputs;
    this.traced = traced;
    this.delivery = delivery;
    this.pace = new Pace(task.options(), pool.workerPool());
    this.origin = pool.workerPool().origin(task);
    this.deadline =
        task.options().runTimeout() == null
            ? Duty.NO_DEADLINE
            : System.nanoTime() + Durations.saturated(task.options().runTimeout());
    inputs.onReady(() -> LockSupport.unpark(consumer));
    refill();
  }

  Task<I, O> task() {
    return task;
  }

  Pace pace() {
    return pace;
  }

  WorkerPool workers() {
    return pool.workerPool();
  }

  Unobserved unobserved() {
    return pool.unobserved();
  }

  /** Whether slots hold outcomes. */
  boolean isTraced() {
    return traced;
  }

  boolean oneByOne() {
    return traced || task.options().timeout() != null;
  }

  // ---- the workers' side ----

  /** What a slot holds for a result. */
  @SuppressWarnings({"unchecked", "NullAway"}) // inputs and values are those of the task
  Object okSlot(Chunk chunk, int position, @Nullable Object value, Attempt attempt) {
    if (!traced) {
      return value == null ? Chunk.NULL : value;
    }
    I input = (I) chunk.input(position);
    return new Outcome.Ok<>(chunk.index(position), input, (O) value, attempt.trace());
  }

  /** What a slot holds for an item that did not end well. */
  @SuppressWarnings({"unchecked", "NullAway"}) // inputs are those of the task
  Object faultSlot(Chunk chunk, int position, Fault fault, @Nullable Attempt attempt) {
    if (!traced) {
      return fault;
    }
    long index = chunk.index(position);
    I input = (I) chunk.input(position);
    Outcome.Trace trace = attempt == null ? Outcome.Trace.NONE : attempt.trace();
    if (fault instanceof Fault.TimedOut late) {
      return new Outcome.TimedOut<I, O>(index, input, late.failure(), trace);
    }
    return fault instanceof Fault.Failed failed
        ? new Outcome.Failed<I, O>(index, input, failed.failure(), trace)
        : new Outcome.Cancelled<I, O>(index, input, trace);
  }

  void itemFailed(ParallelTaskException failure) {
    pool.unobserved().add(failure);
    OnFailure policy = task.options().onFailure();
    if (policy != OnFailure.CONTINUE || failure instanceof BrokenPoolException) {
      stop(policy == OnFailure.CANCEL);
    }
  }

  void settled(Chunk chunk) {
    live.remove(chunk);
    delivery.settled(chunk);
    if (awaiting && delivery.awaits(chunk)) {
      LockSupport.unpark(consumer);
    }
    LockSupport.unpark(closer);
  }

  /** Whether nothing more is to be started. */
  boolean isStopped() {
    return stopped;
  }

  /** Starts nothing more, and interrupts what runs if told so. Any thread may call it. */
  void stop(boolean interrupt) {
    stopped = true;
    live.all().forEach(this::cancelUnclaimed);
    workers().forgetCancelled();
    if (interrupt) {
      // Only now: a worker that is interrupted looks for another item at once.
      live.all().forEach(workers()::interrupt);
    }
    LockSupport.unpark(consumer); // it may wait for further inputs
  }

  /** Has an item tried again. */
  void retry(Again again) {
    live.add(again);
    again.start(workers());
    if (stopped) {
      cancelUnclaimed(again); // stop may not have seen it
      workers().forgetCancelled();
    }
    againDue();
  }

  /** A further attempt may start: if a worker waits for results, it may be its turn to run it. */
  void againDue() {
    LockSupport.unpark(consumer);
  }

  /** Has items started that a worker had claimed and not started. */
  void giveBack(Again again) {
    try {
      live.add(again);
      if (!stopped) { // else somebody might start it at once
        workers().giveBack(again);
      }
    } catch (OutOfMemoryError none) {
      again.ruinUnclaimed(none);
    }
    if (stopped) {
      cancelUnclaimed(again); // stop may not have seen it
    }
  }

  /** All its items have started, or never will. */
  void againClaimed(Again again) {
    live.remove(again);
  }

  /** Where it was started, if that is worth to be told: not where it is on the stack anyway. */
  @Nullable Origin origin() {
    return origin;
  }

  private void cancelUnclaimed(Unit unit) {
    unit.settleUnclaimed(new Fault.Cancelled("an item of " + task.id()));
  }

  // ---- the side of the thread that takes the results ----

  /** How many items there will be at least, as far as that is known. */
  int knownSize() {
    return inputs.knownSize();
  }

  /** The content of the next slot, or {@link #END}. Waits for it. */
  Object take() {
    while (!ended) {
      held = held == null ? takeOrAwait() : held;
      if (held != null) {
        refill();
        return takeHeld();
      }
    }
    return END;
  }

  private @Nullable Object takeOrAwait() {
    Object slot = delivery.poll();
    if (slot == null) {
      slot = mayCome() ? await() : end();
    }
    taken += slot == null ? 0 : 1;
    return slot;
  }

  private Object takeHeld() {
    Object slot = Objects.requireNonNull(held);
    held = null;
    return slot;
  }

  private boolean mayCome() {
    if (inputs.isWaiting()) {
      refill();
    }
    return !delivery.isEmpty() || isGrowing();
  }

  private boolean isGrowing() {
    return inputs.isWaiting() && !stopped && !workers().isShutdown();
  }

  /**
   * The next results, if they are there, all of them plain values, and the window is not given to
   * the item; else null: then {@link #take} has the next one.
   */
  @Nullable Object @Nullable [] takePlain() {
    if (ended || held != null || task.options().window() != AUTO) {
      return null;
    }
    refill();
    @Nullable Object[] plain = delivery.pollPlain();
    taken += plain == null ? 0 : plain.length;
    return plain;
  }

  /** What ended the batch before its time, to be thrown once; null if nothing did. */
  @Nullable Throwable takeProblem() {
    Throwable first = problem;
    problem = null;
    return first;
  }

  /** There is nothing more to take. */
  Object end() {
    ended = true;
    if (!stopped && inputs.isLeft()) {
      problem =
          new RejectedExecutionException(
              "the pool was shut down before all inputs of " + task.id() + " had run");
    } else if (problem == null) {
      problem = inputs.failure();
    }
    inputs.close();
    return END;
  }

  private void refill() {
    if (taken < refillAt || stopped || ended) {
      return;
    }
    int size = pace.chunkSize();
    int window = pace.window(size);
    while (!stopped && pull(fitting(size, window))) {
      size = pace.chunkSize();
      window = pace.window(size);
    }
    refillAt = inputs.isWaiting() ? taken : pulled + size - window;
  }

  // At first the whole window is filled; later there has to be room for a chunk as large as the
  // pace wants it, or chunks would become as small as the steps in which results are taken.
  private int fitting(int size, int window) {
    long room = window - (pulled - taken);
    if (size <= room) {
      return size;
    }
    return taken == 0 ? (int) Math.max(0, room) : 0;
  }

  private boolean pull(int size) {
    if (size == 0 || workers().isShutdown()) {
      return false;
    }
    if (isLate()) {
      cancelLate(); // what is there is still handed over
      return false;
    }
    @Nullable Object[] items = inputs.pull(size);
    if (items.length > 0) {
      dispatch(new Chunk(this, pulled, items));
      pulled += items.length;
    }
    return !inputs.isExhausted() && !inputs.isWaiting();
  }

  private void dispatch(Chunk chunk) {
    shared |= chunk.size() > 1;
    delivery.add(chunk);
    try {
      live.add(chunk);
      workers().execute(chunk);
    } catch (RejectedExecutionException e) {
      problem = e;
      stop(false);
    } catch (OutOfMemoryError none) {
      chunk.ruinUnclaimed(none); // nobody may have it, but it is awaited
    }
    if (stopped) {
      cancelUnclaimed(chunk); // stop may not have seen it
    }
  }

  private @Nullable Object await() {
    if (isLate()) {
      return timeOut();
    }
    if (helps()) {
      return delivery.pollUnsettled();
    }
    consumer = Thread.currentThread();
    awaiting = true;
    VarHandle.fullFence(); // else the slot could be looked at before, and the worker not know
    try {
      Object slot = delivery.pollUnsettled();
      // The last result may have been taken before its chunk was settled, which nobody awaits.
      return slot != null || isOver() ? slot : parkAndPoll();
    } finally {
      awaiting = false;
    }
  }

  private boolean isOver() {
    return isGrowing() ? inputs.hasGrown() : delivery.isEmpty();
  }

  private @Nullable Object parkAndPoll() {
    LockSupport.parkNanos(this, patience());
    requireUninterrupted();
    if (ended) {
      return null; // closed by another thread, which looks through what is left
    }
    Object slot = delivery.pollUnsettled();
    if (slot != null) {
      pause = FIRST_PAUSE_NANOS;
    } else if (shared) {
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
      workers().share();
    }
    return slot;
  }

  private long patience() {
    long left = deadline == Duty.NO_DEADLINE ? Long.MAX_VALUE : deadline - System.nanoTime();
    if (shared) {
      return Math.min(pause, left);
    }
    // That its pool is shut down, no chunk tells if there is none.
    return delivery.isEmpty() ? Math.min(LONGEST_PAUSE_NANOS, left) : left;
  }

  private boolean isLate() {
    return deadline != Duty.NO_DEADLINE && deadline - System.nanoTime() <= 0;
  }

  private Object timeOut() {
    cancelLate();
    return end();
  }

  private void cancelLate() {
    stop(true);
    problem =
        new RunTimedOutException(
            task.id()
                + " did not finish within its run timeout of "
                + Durations.text(task.options().runTimeout())
                + "; what was left has been cancelled");
  }

  private void requireUninterrupted() {
    if (Thread.interrupted()) {
      throw interrupted();
    }
  }

  private WaitInterruptedException interrupted() {
    stop(true);
    ended = true;
    try {
      inputs.close();
    } finally {
      Thread.currentThread().interrupt();
    }
    return new WaitInterruptedException(
        "interrupted while waiting for results of " + task.id() + ", which has been cancelled",
        new InterruptedException());
  }

  // A worker that waits for items of its own pool runs one: they might find no other worker.
  private boolean helps() {
    ThreadWorker me = ThreadWorker.current();
    if (me == null || me.crew() != workers()) {
      return false;
    }
    for (Unit unit : live.all()) {
      if (unit.hasUnclaimed() && !(unit instanceof Again again && again.isWaiting())) {
        requireUninterrupted(); // before it reaches the item that this one waits for
        me.help(unit);
        return true;
      }
    }
    return false;
  }

  /** Stops everything, and waits until nothing runs any more. */
  void close() {
    ended = true;
    stop(true);
    closer = Thread.currentThread();
    LockSupport.unpark(consumer); // another thread may wait for a result that never comes
    boolean interrupted = false;
    while (!live.isEmpty()) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    try {
      inputs.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Refuses an item of it that would wait for itself. */
  void requireOutside() {
    ThreadWorker me = ThreadWorker.current();
    for (Stint at = me == null ? null : me.stint(); at != null; at = at.outer()) {
      if (live.all().stream().anyMatch(at.unit()::isOf)) {
        throw new IllegalStateException(
            "an item of "
                + task.id()
                + " cannot close the results that it is one of: it would wait for itself."
                + " Call cancel() or drain() in the task, and close them where they are read.");
      }
    }
  }

  /** A result that nobody has taken, after {@link #close}; null if there is none. */
  @Nullable Object takeLeftover() {
    return held == null || held == END ? delivery.poll() : takeHeld();
  }
}
