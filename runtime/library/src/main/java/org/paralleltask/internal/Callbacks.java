// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Runs the callbacks of a pool whose own threads must not: a callback may wait for an item that the
 * very same thread would have to speak to a worker for. One thread, so that callbacks come in
 * order; it is there as long as there are some.
 */
final class Callbacks implements Runnable {
  private static final long PATIENCE_MILLIS = 20;

  private final Crew crew;
  private final String name;

  // Guarded by this.
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private @Nullable Thread thread;

  Callbacks(Crew crew, String name) {
    this.crew = crew;
    this.name = name;
  }

  /** Runs it soon. What it throws is its own affair. */
  void add(Runnable callbacks) {
    crew.ending.expect(); // the pool has not ended before they have run
    if (!accepts(callbacks)) {
      run(callbacks);
    }
  }

  // Not a daemon: what was accepted is told before the JVM ends.
  private synchronized boolean accepts(Runnable callbacks) {
    waiting.add(callbacks);
    if (thread != null) {
      notifyAll();
      return true;
    }
    Thread started = new Thread(null, this, name + "-callbacks", 0, false);
    started.setDaemon(false);
    try {
      started.start();
      thread = started;
      return true;
    } catch (OutOfMemoryError none) {
      waiting.remove(callbacks);
      return false; // better by this thread than never
    }
  }

  /** Whether the calling thread is the one that runs them. */
  synchronized boolean isCaller() {
    return Thread.currentThread() == thread;
  }

  @Override
  public void run() {
    for (Runnable next = next(); next != null; next = next()) {
      run(next);
      Thread.interrupted(); // left by a callback, for nobody
    }
  }

  private void run(Runnable callbacks) {
    try {
      callbacks.run();
    } finally {
      crew.ending.told();
    }
  }

  private synchronized @Nullable Runnable next() {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (waiting.isEmpty() && System.nanoTime() - end < 0) {
      try {
        wait(PATIENCE_MILLIS);
      } catch (InterruptedException meantForACallback) {
        // which is over
      }
    }
    Runnable next = waiting.poll();
    if (next == null) {
      thread = null;
    }
    return next;
  }
}
