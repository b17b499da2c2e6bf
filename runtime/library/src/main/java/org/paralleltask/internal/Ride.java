// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import org.paralleltask.Outcome;

/** A try at an item in a worker process. */
record Ride(String worker, Unit unit, long startNanos, long elapsedNanos) implements Attempt {
  /** One whose time nobody asks for. */
  static Ride untimed(ProcessWorker worker, Unit unit) {
    return new Ride(worker.name(), unit, System.nanoTime(), 0);
  }

  @Override
  public int number() {
    return unit.attempt();
  }

  @Override
  public int lostWorkers() {
    return unit.lostWorkers();
  }

  @Override
  public Outcome.Trace trace() {
    return new Outcome.Trace(
        worker, startNanos, Duration.ofNanos(elapsedNanos), unit.attempt(), unit.earlier());
  }
}
