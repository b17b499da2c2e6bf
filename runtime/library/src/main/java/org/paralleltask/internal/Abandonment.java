// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

/**
 * Settles the items of a worker that is stuck. In a thread of its own, since the callbacks of a
 * future are the user's, and neither other deadlines nor the worker's place may wait for them.
 */
final class Abandonment implements Runnable {
  private final String worker;
  private final Runnable settling;
  private final Runnable atEnd;

  Abandonment(String worker, Runnable settling, Runnable atEnd) {
    this.worker = worker;
    this.settling = settling;
    this.atEnd = atEnd;
  }

  // Not a daemon: the JVM may end when all has been told.
  void start() {
    try {
      new Thread(null, this, worker + "-abandoned", 0, false).start();
    } catch (OutOfMemoryError e) {
      run(); // better late, for the others, than never
    }
  }

  @Override
  public void run() {
    try {
      settling.run();
    } finally {
      atEnd.run();
    }
  }
}
