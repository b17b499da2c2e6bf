// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ParallelTaskException;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.WaitInterruptedException;
import org.paralleltask.codec.Plain;

/**
 * One submitted item: a unit of one, and the future of its result.
 *
 * <p>PENDING → RUNNING → DONE, or PENDING or RUNNING → CANCELLED; one compare-and-set each. The
 * item counts as running until its last attempt has ended.
 */
final class ItemFuture<I extends @Nullable Object, O extends @Nullable Object> extends Unit
    implements TaskFuture<O> {
  private enum Phase {
    PENDING,
    RUNNING,
    DONE,
    CANCELLED
  }

  // No VarHandle, see Stint.
  @SuppressWarnings("rawtypes") // a class has no type arguments
  private static final AtomicReferenceFieldUpdater<ItemFuture, Phase> PHASE =
      AtomicReferenceFieldUpdater.newUpdater(ItemFuture.class, Phase.class, "phase");

  private final EnginePool pool;
  private final I input;
  private final long index;
  private final @Nullable Origin origin;
  private final Listeners listeners = new Listeners(this);
  private volatile Phase phase = Phase.PENDING;
  private volatile @Nullable Stint runner;
  private volatile @Nullable Again again;

  private volatile @Nullable ProcessWorker lender;

  // Written before the phase becomes DONE or CANCELLED, read after.
  private @Nullable Object value;
  private @Nullable Fault fault;

  ItemFuture(EnginePool pool, Task<I, O> task, I input, long index) {
    super(task);
    this.pool = pool;
    this.input = input;
    this.index = index;
    this.origin = pool.workerPool().origin(task);
  }

  // ---- a unit of one ----

  @Override
  int claim() {
    return PHASE.compareAndSet(this, Phase.PENDING, Phase.RUNNING) ? 0 : -1;
  }

  @Override
  boolean hasUnclaimed() {
    return phase == Phase.PENDING;
  }

  @Override
  @Nullable Object input(int position) {
    return input;
  }

  @Override
  long index(int position) {
    return index;
  }

  @Override
  boolean oneByOne() {
    return true;
  }

  @Override
  boolean isPlain() {
    return definition().options().timeout() == null
        && Plain.writes(definition().travel().inputs(), input);
  }

  @Override
  void lent(ProcessWorker worker) {
    lender = worker;
  }

  // Otherwise a caller that submits as soon as it has a result would start a worker each time. Not
  // if there are callbacks, which run on the worker and may take long.
  @Override
  boolean freesWorkerFirst() {
    return !listeners.hasCallbacks();
  }

  @Override
  void begun(Stint stint) {
    runner = stint;
  }

  @Override
  void succeeded(int position, @Nullable Object result, Attempt attempt) {
    value = result;
    finish(Phase.DONE);
  }

  @Override
  boolean failed(int position, Fault failed, Attempt attempt) {
    if (phase == Phase.RUNNING && triesAgain(failed, attempt)) {
      retry(Again.retry(this, position, failed, attempt));
      return false;
    }
    settle(failed);
    return true;
  }

  @Override
  boolean ruined(int position, Throwable thrown) {
    settle(Fault.ruined(this, position, thrown));
    return true;
  }

  private void retry(Again further) {
    again = further;
    runner = null;
    further.start(pool.workerPool());
    if (phase != Phase.RUNNING) {
      pool.workerPool().forgetCancelled(); // who cancelled it may have come too early
    }
    againDue();
  }

  // A worker that waits for it may have to run it.
  @Override
  void againDue() {
    if (startable() != null) {
      listeners.tellWaiters();
    }
  }

  /** What a worker can run to get it done; null if another has started it, or it has to wait. */
  @Nullable Unit startable() {
    Again further = again;
    if (further == null) {
      return hasUnclaimed() ? this : null;
    }
    return further.hasUnclaimed() && !further.isWaiting() ? further : null;
  }

  // Pending again, so that it can be cancelled.
  @Override
  void giveBack(int[] positions) {
    if (PHASE.compareAndSet(this, Phase.RUNNING, Phase.PENDING)) {
      queueAgain(this);
    }
  }

  @Override
  void giveBackAgain(Again unstarted) {
    again = unstarted;
    queueAgain(unstarted);
  }

  private void queueAgain(Unit unstarted) {
    try {
      pool.workerPool().giveBack(unstarted);
    } catch (OutOfMemoryError none) {
      unstarted.ruinUnclaimed(none);
    }
  }

  @Override
  @Nullable Origin origin() {
    return origin;
  }

  // One that was cancelled meanwhile is not tried again.
  @Override
  boolean wantsRetry() {
    return phase == Phase.RUNNING;
  }

  @Override
  void settleRetry(int position, Fault failed, Attempt past) {
    settle(failed);
  }

  private void settle(Fault failed) {
    if (phase != Phase.RUNNING) {
      return; // cancelled meanwhile
    }
    ParallelTaskException failure = failed.failure();
    if (failure == null) {
      finish(Phase.CANCELLED);
      return;
    }
    pool.unobserved().add(failure); // first, since who waits may look at it at once
    fault = failed;
    if (!finish(Phase.DONE)) {
      pool.unobserved().seen(failure); // cancelled at the last moment: nobody can look at it
    }
  }

  @Override
  int settleUnclaimed(Fault failed) {
    if (failed instanceof Fault.Cancelled) {
      return phase == Phase.PENDING && cancel() ? 1 : 0;
    }
    if (claim() < 0) {
      return 0;
    }
    settle(failed);
    return 1;
  }

  /** The calling thread is going to wait so long: it may get the result itself. */
  void answerSoon(long nanos) {
    ProcessWorker worker = lender;
    if (worker != null) {
      worker.standIn().answerSoon(this, nanos);
    }
  }

  /** Somebody wants to know when it is done, and does not wait for it. */
  void attend() {
    ProcessWorker worker = lender;
    if (worker != null) {
      worker.crew().loans.attend(worker);
    }
  }

  private boolean finish(Phase end) {
    runner = null;
    again = null;
    lender = null;
    boolean first = PHASE.compareAndSet(this, Phase.RUNNING, end);
    if (first) {
      Runnable callbacks = listeners.tell();
      if (callbacks != null) {
        pool.workerPool().callBack(callbacks);
      }
    }
    return first;
  }

  /** Where it runs, for the search for deadlocks. */
  @Nullable Stint runner() {
    return runner;
  }

  EnginePool pool() {
    return pool;
  }

  Listeners listeners() {
    return listeners;
  }

  // ---- the future ----

  @Override
  public String task() {
    return definition().id();
  }

  @Override
  public @Nullable Object input() {
    return input;
  }

  @Override
  public boolean isRunning() {
    return phase == Phase.RUNNING;
  }

  @Override
  public boolean isDone() {
    return phase == Phase.DONE || phase == Phase.CANCELLED;
  }

  @Override
  public boolean isCancelled() {
    return phase == Phase.CANCELLED;
  }

  @Override
  public boolean cancel() {
    if (PHASE.compareAndSet(this, Phase.PENDING, Phase.CANCELLED)) {
      listeners.fire();
    }
    return isCancelled();
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    if (mayInterruptIfRunning && PHASE.compareAndSet(this, Phase.RUNNING, Phase.CANCELLED)) {
      listeners.fire();
      pool.workerPool().interrupt(this);
    }
    return cancel();
  }

  @Override
  public O get() throws InterruptedException, ExecutionException {
    listeners.await();
    return valueOrExecutionException();
  }

  @Override
  public O get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    awaitAtMost(unit.toNanos(timeout));
    return valueOrExecutionException();
  }

  private O valueOrExecutionException() throws ExecutionException {
    Fault failed = look();
    if (failed instanceof Fault.Cancelled) {
      throw failed.thrown();
    }
    if (failed != null) {
      // With a message: without one it would ask the cause for its text, which may throw.
      throw new ExecutionException(failed.thrown().getMessage(), failed.original());
    }
    return value();
  }

  @Override
  public O result() {
    awaitUninterrupted();
    return valueOrFailure();
  }

  @Override
  public O result(Duration limit) throws TimeoutException {
    awaitUninterrupted(limit);
    return valueOrFailure();
  }

  private O valueOrFailure() {
    Fault failed = look();
    if (failed != null) {
      throw failed.thrown();
    }
    return value();
  }

  @Override
  public @Nullable Throwable exception() {
    awaitUninterrupted();
    return failureOrNull();
  }

  @Override
  public @Nullable Throwable exception(Duration limit) throws TimeoutException {
    awaitUninterrupted(limit);
    return failureOrNull();
  }

  private @Nullable Throwable failureOrNull() {
    Fault failed = look();
    if (failed instanceof Fault.Cancelled) {
      throw failed.thrown();
    }
    return failed == null ? null : failed.original();
  }

  @Override
  public void onDone(Consumer<? super TaskFuture<O>> callback) {
    Objects.requireNonNull(callback, "callback"); // else it would be told by the log, later
    listeners.addCallback(() -> callback.accept(this));
  }

  @Override
  public CompletableFuture<O> toCompletableFuture() {
    CompletableFuture<O> copy = new CompletableFuture<>();
    onDone(done -> completeAs(copy));
    return copy;
  }

  private void completeAs(CompletableFuture<O> copy) {
    Fault failed = look();
    if (failed == null) {
      copy.complete(value());
    } else if (failed instanceof Fault.Cancelled) {
      copy.cancel(false);
    } else {
      copy.completeExceptionally(failed.original());
    }
  }

  /** What went wrong, which from now on counts as seen; null if nothing did. It must be done. */
  @Nullable Fault look() {
    if (phase == Phase.CANCELLED) {
      return new Fault.Cancelled(describe(0));
    }
    Fault failed = fault;
    if (failed != null && failed.failure() != null) {
      pool.unobserved().seen(failed.failure());
    }
    return failed;
  }

  /** Whether it has failed, without looking at the failure. */
  boolean hasFailed() {
    return phase == Phase.DONE && fault != null;
  }

  /** Whether it failed because its worker process is gone. */
  boolean hasLostWorker() {
    Fault found = fault;
    return phase == Phase.DONE && found != null && found.lostWorker();
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the task made it, and says whether it may be null
  private O value() {
    return (O) value;
  }

  private void awaitUninterrupted() {
    try {
      listeners.await();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void awaitUninterrupted(Duration limit) throws TimeoutException {
    try {
      awaitAtMost(Durations.saturated(limit));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private WaitInterruptedException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new WaitInterruptedException("interrupted while waiting for " + describe(0), e);
  }

  private void awaitAtMost(long nanos) throws InterruptedException, TimeoutException {
    if (!listeners.await(nanos)) {
      throw new TimeoutException(
          describe(0) + " is not done within " + Durations.text(Duration.ofNanos(nanos)));
    }
  }

  @Override
  public String toString() {
    return "TaskFuture[" + definition().id() + "#" + index + " " + state() + "]";
  }

  private String state() {
    return switch (phase) {
      case PENDING -> "pending";
      case RUNNING -> "running";
      case CANCELLED -> "cancelled";
      case DONE ->
          fault == null
              ? "finished returned " + type(value)
              : "finished raised " + type(fault.original());
    };
  }

  private static String type(@Nullable Object object) {
    return object == null ? "null" : object.getClass().getSimpleName();
  }
}
