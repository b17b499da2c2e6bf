// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where the workers of a crew get what they do next. For their threads, which it makes wait. */
final class Desk {
  /** How long all workers must have been idle for the JVM to be allowed to end. */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Crew crew;
  private final long idleNanos;

  /**
   * The one of the crew.
   *
   * @param idleNanos how long a worker stays that has nothing to do
   */
  Desk(Crew crew, long idleNanos) {
    this.crew = crew;
    this.idleNanos = idleNanos;
  }

  /** What the worker is to do next; null if it has to end. */
  @Nullable Unit next(Worker worker) {
    crew.lock.lock();
    try {
      crew.roster.isFreedNoMore(worker);
      long patience = idleNanos;
      while (true) {
        boolean lent = crew.loans.isOut(worker);
        if (lent && crew.loans.takeBack(worker)) {
          return null; // it goes on where the other thread was
        }
        Unit unit = lent ? null : take();
        if (unit != null) {
          return unit;
        }
        if (!lent && mayEnd(patience)) {
          crew.roster.leaves(worker);
          return null;
        }
        long left = awaitWork(worker, patience > 0 ? patience : QUIET_NANOS);
        patience = crew.loans.wasUsed(worker) ? idleNanos : left;
      }
    } finally {
      crew.lock.unlock();
    }
  }

  private @Nullable Unit take() {
    return crew.roster.isOverfull() ? null : crew.queue.take();
  }

  // Some stay for what waits for its time, as many as it will need.
  private boolean mayEnd(long patience) {
    boolean spare = crew.roster.size() > crew.waiting.size();
    return crew.breakdown.hasHappened()
        || crew.roster.isOverfull()
        || (spare && (crew.isShutdown() || patience <= 0));
  }

  private long awaitWork(Worker worker, long nanos) {
    crew.loans.offer(worker);
    try {
      long quiet = Math.min(nanos, QUIET_NANOS);
      long left = crew.lock.await(crew.work, quiet);
      if (left <= 0 && isQuiet()) {
        crew.watch.stop(); // a pool that nobody closes does not keep the JVM alive
      }
      return nanos - quiet + left;
    } catch (InterruptedException e) {
      return nanos; // somebody interrupted a worker that does nothing, which means nothing
    } finally {
      crew.loans.withdraw(worker);
    }
  }

  private boolean isQuiet() {
    return crew.roster.isAllIdle()
        && crew.queue.isEmpty()
        && crew.waiting.isEmpty()
        && crew.loans.deadline() == Duty.NO_DEADLINE;
  }

  /** What a worker can do besides; null if there is nothing, or it is the last. Never waits. */
  @Nullable Unit nextBesides() {
    crew.lock.lock();
    try {
      return take();
    } finally {
      crew.lock.unlock();
    }
  }

  /** Submitted items of the same task that are next and can travel with this one. */
  List<Unit> nextLike(Unit unit, int most) {
    if (most <= 0) {
      return List.of();
    }
    crew.lock.lock();
    try {
      return crew.queue.takeLike(unit, most);
    } finally {
      crew.lock.unlock();
    }
  }

  /** How many units wait for a worker. */
  int queued() {
    crew.lock.lock();
    try {
      return crew.queue.size();
    } finally {
      crew.lock.unlock();
    }
  }

  /** The worker is about to settle its last item, and will then be free. */
  void freed(Worker worker) {
    crew.lock.lock();
    try {
      crew.roster.isFreed(worker);
    } catch (OutOfMemoryError none) {
      // It is free a moment later.
    } finally {
      crew.lock.unlock();
    }
  }

  /** The worker's thread is at its end. */
  void ended(Worker worker) {
    crew.lock.lock();
    try {
      crew.roster.hasEnded(worker);
      crew.loans.forget(worker);
      crew.ending.mayHaveCome();
    } finally {
      crew.lock.unlock();
    }
  }
}
