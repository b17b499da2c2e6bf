// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A worker is given up that is stuck, and others take its place. Its items are settled in a thread
 * of its own, since the callbacks of a future are the user's, and neither other deadlines nor the
 * worker's place may wait for them.
 */
final class Abandonment implements Runnable {
  private final Worker worker;
  private final Crew crew;
  private final Runnable settling;

  /**
   * Of one worker.
   *
   * @param settling settles the items that it will not come back to
   */
  Abandonment(Worker worker, Runnable settling) {
    this.worker = worker;
    this.crew = worker.crew();
    this.settling = settling;
  }

  /**
   * Gives it up. The pool does not count as ended before the items are settled.
   *
   * @param rest what others can do
   * @param isOver whether nothing else is left for the worker to do
   */
  void begin(List<Unit> rest, BooleanSupplier isOver) {
    crew.ending.expect(); // first: from then on the worker, if it goes its way, may be the last
    worker.abandon();
    replace(rest, isOver);
    settleElsewhere();
    crew.settleOrphans();
  }

  private void replace(List<Unit> rest, BooleanSupplier isOver) {
    crew.lock.lock();
    try {
      rest.forEach(crew.queue::addFirst);
      crew.roster.leaves(worker);
      if (!crew.queue.isEmpty()) {
        crew.roster.call(crew.queue.size());
      }
      if (isOver.getAsBoolean()) {
        crew.roster.isGone(worker);
      }
    } finally {
      crew.lock.unlock();
    }
  }

  // Not a daemon: the JVM may end when all has been told.
  private void settleElsewhere() {
    try {
      new Thread(null, this, worker.name() + "-abandoned", 0, false).start();
    } catch (OutOfMemoryError e) {
      run(); // better late, for the others, than never
    }
  }

  @Override
  public void run() {
    try {
      settling.run();
    } finally {
      crew.ending.told();
    }
  }

  /** Returns when the worker, whose thread calls, has been replaced: it may go its way. */
  static void await(Worker worker) {
    while (!worker.isAbandoned()) {
      Thread.onSpinWait();
    }
    worker.crew().desk.ended(worker);
  }
}
