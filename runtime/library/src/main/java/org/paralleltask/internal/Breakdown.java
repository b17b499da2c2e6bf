// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import org.jspecify.annotations.Nullable;
import org.paralleltask.BrokenPoolException;

/** Why nothing more can run in a pool, if that is so; the first reason counts. */
final class Breakdown {
  private final Crew crew;
  private final String pool;
  private volatile @Nullable BrokenPoolException reason; // written with the lock of the crew held

  Breakdown(Crew crew, String pool) {
    this.crew = crew;
    this.pool = pool;
  }

  /** Whether it has happened. */
  boolean hasHappened() {
    return reason != null;
  }

  /** Workers cannot be set up: what is queued, or will be, fails. */
  BrokenPoolException happen(String what, Throwable cause) {
    BrokenPoolException found = because(what, cause);
    crew.lock.lock();
    try {
      note(found);
      crew.roster.callAll();
    } finally {
      crew.lock.unlock();
    }
    crew.settleOrphans();
    return found;
  }

  /** No worker can be started, and there is none. Whoever says this holds the lock of the crew. */
  void nobodyHired(Throwable cause) {
    note(because("no worker could be started", cause));
  }

  private BrokenPoolException because(String what, Throwable cause) {
    return new BrokenPoolException(
        "pool " + pool + " is broken: " + what + ": " + Labels.ofThrown(cause), cause);
  }

  private void note(BrokenPoolException found) {
    if (reason == null) {
      reason = found;
    }
  }

  /** Settles what nobody runs: it fails with the reason if there is one, or else is cancelled. */
  void refuse(Unit unit) {
    unit.settleUnclaimed(faultOf(unit));
  }

  private Fault faultOf(Unit unit) {
    BrokenPoolException why = reason;
    if (why == null) {
      return new Fault.Cancelled("an item of " + unit.definition());
    }
    // One for each: a stack trace or a suppressed exception that one gets is not the others'.
    BrokenPoolException own =
        new BrokenPoolException(String.valueOf(why.getMessage()), why.getCause());
    return new Fault.Failed(own, own);
  }
}
