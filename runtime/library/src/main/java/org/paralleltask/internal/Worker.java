// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thread of this JVM that takes units from its crew and has their items run. */
abstract class Worker implements Runnable {
  private static final ThreadLocal<@Nullable Worker> CURRENT = new ThreadLocal<>();

  private final Crew crew;
  private final String name;
  private volatile boolean abandoned;

  Worker(Crew crew, String name) {
    this.crew = crew;
    this.name = name;
  }

  /** The worker whose thread calls; null if it is no worker's. */
  static @Nullable Worker current() {
    return CURRENT.get();
  }

  final String name() {
    return name;
  }

  final Crew crew() {
    return crew;
  }

  /** Says that another worker takes its place; it ends when it can. */
  final void abandon() {
    abandoned = true;
  }

  final boolean isAbandoned() {
    return abandoned;
  }

  @Override
  public final void run() {
    try {
      CURRENT.set(this);
      if (setUp()) {
        serveAll();
      }
    } finally {
      CURRENT.remove();
      crew.desk.ended(this);
    }
  }

  private void serveAll() {
    try {
      boolean more = true;
      while (more) {
        more = serveNextIfPossible() && !abandoned;
      }
    } finally {
      tearDown();
    }
  }

  // What is queued must find a worker, also when memory runs out while it looks for its next unit.
  private boolean serveNextIfPossible() {
    try {
      return serveNext();
    } catch (OutOfMemoryError none) {
      return true; // nothing was taken; the next try makes a pause, see CrewLock
    }
  }

  /**
   * Makes it ready for its first unit; if that is impossible, tells the crew, and returns false.
   */
  abstract boolean setUp();

  /** Serves a unit that it gets from its crew; false if it got none, and has to end. */
  abstract boolean serveNext();

  /** Leaves nothing behind. */
  abstract void tearDown();

  /** What it is at, all of it; to be asked by any thread. */
  abstract List<? extends Duty> duties();

  /** What its thread is at, and may wait in; null if it does not run items itself. */
  abstract @Nullable Stint stint();
}
