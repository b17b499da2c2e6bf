// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;

/**
 * What every kind of pool must offer: it has workers, each of which runs one item at a time, and it
 * settles every item of every unit that it accepts exactly once, whatever happens. It knows nothing
 * of order, windows, policies or attempts, and nothing here asks for shared memory.
 */
interface WorkerPool {
  /** How many items it can run at a time. */
  int slots();

  /** Changes how many items it can run at a time; workers that are too many end when idle. */
  void resize(int slots);

  /** How many workers there are now. */
  int activeWorkers();

  /** How many further attempts wait for their time. */
  int waitingItems();

  /**
   * Makes sure that workers can run the task.
   *
   * @throws RuntimeException that says why they cannot
   */
  void requireRunnable(Task<?, ?> task);

  /**
   * Accepts a unit. Never blocks.
   *
   * @throws java.util.concurrent.RejectedExecutionException if it is shut down
   */
  void execute(Unit unit);

  /**
   * As {@link #execute}, also while it shuts down: for a further attempt at an accepted item. It is
   * queued when its time has come, and the pool does not end before.
   */
  void retry(Again again);

  /** Forgets further attempts whose item was cancelled while they waited for their time. */
  void forgetCancelled();

  /** Accepts items that a worker has claimed and not started; they come first. */
  void giveBack(Unit unit);

  /** How long a chunk of tiny items should take, which depends on what it costs to hand it over. */
  long chunkNanos();

  /** Where the caller is, if failures of the task should tell; else null. */
  @Nullable Origin origin(Task<?, ?> task);

  /** Interrupts the items of the unit that run; each is settled as cancelled unless it finishes. */
  void interrupt(Unit unit);

  /**
   * Somebody has waited for some time: items that are handed to a worker, but not started, may now
   * be taken by workers that have nothing to do.
   */
  void share();

  /** Cancels what is accepted and not started; returns the number of those items. */
  int cancelQueued();

  /**
   * What every worker is at, if all there may be are at something; null if one is free, or may be
   * started.
   */
  @Nullable Collection<Stint> busy();

  /** Runs the callbacks of an item that has ended, here or soon. */
  void callBack(Runnable callbacks);

  /** Whether the calling thread is one of its own. */
  boolean isOwnThread();

  /** Accepts nothing more, cancels what is not started, and interrupts what runs. */
  void halt();

  /** Accepts nothing more; workers end when nothing is left to do. */
  void shutdown();

  /** Whether it accepts nothing more. */
  boolean isShutdown();

  /**
   * Waits until all workers have ended after a {@link #shutdown}; those that were abandoned do not
   * count. Returns false if that took longer than the limit.
   */
  boolean awaitTermination(Duration limit) throws InterruptedException;
}
