// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Settles the items of a worker that is stuck in a stint: the one that it is stuck in, and those
 * that it was begun in. In a thread of its own, since the callbacks of a future are the user's, and
 * neither other deadlines nor the worker's place may wait for them.
 */
final class Abandonment implements Runnable {
  private final Stint stuck;
  private final Runnable atEnd;

  Abandonment(Stint stuck, Runnable atEnd) {
    this.stuck = stuck;
    this.atEnd = atEnd;
  }

  /** The stints that are lost, the innermost first. */
  static List<Stint> lost(Stint stuck) {
    List<Stint> all = new ArrayList<>();
    for (Stint stint = stuck; stint != null; stint = stint.outer()) {
      all.add(stint);
    }
    return all;
  }

  // Not a daemon: the JVM may end when all has been told.
  void start() {
    try {
      new Thread(null, this, stuck.worker().name() + "-abandoned", 0, false).start();
    } catch (OutOfMemoryError e) {
      run(); // better late, for the others, than never
    }
  }

  @Override
  public void run() {
    try {
      Fault fault = Fault.timedOut(stuck.unit(), stuck.position, stuck.stuckAt(), true);
      for (Stint stint : lost(stuck)) {
        settle(stint, stint == stuck ? fault : Fault.lostWith(stint.unit(), stint.position, fault));
      }
    } finally {
      atEnd.run();
    }
  }

  private static void settle(Stint stint, Fault fault) {
    if (stint.unit().failed(stint.position, fault, stint)) {
      stint.unit().left(1, 0, 0);
    }
  }
}
