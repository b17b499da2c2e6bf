// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.TaskTimedOutException.StuckAt;

/**
 * A worker's time with one item or, where nothing ends items one by one, with one unit. It is the
 * gate between the worker, which wants to go on to its next item, and others, which want to
 * interrupt it: an interrupt never reaches an item that it is not meant for.
 *
 * <p>RUNNING → ENDED, or RUNNING → INTERRUPTING → INTERRUPTED → ENDED or ABANDONED; one
 * compare-and-set each.
 */
final class Stint {
  static final long NO_DEADLINE = Long.MAX_VALUE;

  /** Why a stint was interrupted. */
  enum Reason {
    DEADLINE,
    CANCEL
  }

  private enum State {
    RUNNING,
    INTERRUPTING,
    INTERRUPTED,
    ENDED,
    ABANDONED
  }

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Stint.class, "state", State.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final ThreadWorker worker;
  private final Thread thread = Thread.currentThread();
  private final Unit unit;
  private final @Nullable Stint outer;
  private final long startNanos;
  private long endNanos;
  private int position;
  private volatile State state = State.RUNNING;
  private volatile long deadline;
  private volatile @Nullable Reason reason;
  private volatile @Nullable StuckAt stack;
  private volatile @Nullable ItemFuture<?, ?> waitingFor;

  Stint(ThreadWorker worker, Unit unit, int position, long timeoutNanos, @Nullable Stint outer) {
    this.worker = worker;
    this.unit = unit;
    this.position = position;
    this.outer = outer;
    this.startNanos = System.nanoTime();
    this.deadline = timeoutNanos == NO_DEADLINE ? NO_DEADLINE : startNanos + timeoutNanos;
  }

  ThreadWorker worker() {
    return worker;
  }

  Unit unit() {
    return unit;
  }

  /** The stint that this one was begun in, by a worker that helps itself; null if there is none. */
  @Nullable Stint outer() {
    return outer;
  }

  /** What outcomes tell of it; to be called when it has ended, or was abandoned. */
  Outcome.Trace trace() {
    long elapsed = (endNanos == 0 ? System.nanoTime() : endNanos) - startNanos;
    return new Outcome.Trace(worker.name(), startNanos, Duration.ofNanos(elapsed), unit.attempt());
  }

  /** Only the worker moves on. */
  void moveTo(int next) {
    position = next;
  }

  int position() {
    return position;
  }

  /** When it is to be interrupted or, after that, abandoned; in the time of System.nanoTime. */
  long deadline() {
    return deadline;
  }

  @Nullable ItemFuture<?, ?> waitingFor() {
    return waitingFor;
  }

  void waitFor(@Nullable ItemFuture<?, ?> future) {
    waitingFor = future;
  }

  /** Interrupts the worker, if it is still at it. Several may try; one does. */
  boolean interrupt(Reason why, long graceNanos) {
    if (!STATE.compareAndSet(this, State.RUNNING, State.INTERRUPTING)) {
      return false;
    }
    reason = why;
    stack = new StuckAt(worker.name(), thread.getStackTrace());
    deadline = graceNanos == NO_DEADLINE ? NO_DEADLINE : System.nanoTime() + graceNanos;
    thread.interrupt();
    state = State.INTERRUPTED;
    return true;
  }

  /** Gives the worker up that does not react to its interrupt. */
  boolean abandon() {
    return STATE.compareAndSet(this, State.INTERRUPTED, State.ABANDONED);
  }

  /**
   * Ends it, in the worker. False if it was abandoned before: then others have settled the item.
   */
  boolean end() {
    endNanos = System.nanoTime();
    if (STATE.compareAndSet(this, State.RUNNING, State.ENDED)) {
      return true;
    }
    while (state == State.INTERRUPTING) {
      Thread.onSpinWait(); // the interrupt is under way, and must not meet the next item
    }
    return STATE.compareAndSet(this, State.INTERRUPTED, State.ENDED);
  }

  /** Why it was interrupted; null if it was not. */
  @Nullable Reason reason() {
    return reason;
  }

  /** Where the worker was when it was interrupted, which it must have been. */
  StuckAt requiredStack() {
    return Objects.requireNonNull(stack);
  }
}
