// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import org.jspecify.annotations.Nullable;

/** The steward of a crew, who is there while there is something to look after. */
final class Watch {
  private final Crew crew;
  private final String name;
  private final boolean daemon;
  private volatile @Nullable Steward steward; // written with the lock of the crew held

  Watch(Crew crew, String name, boolean daemon) {
    this.crew = crew;
    this.name = name;
    this.daemon = daemon;
  }

  /** There is something to look after. Whoever says this holds the lock of the crew. */
  void start() {
    if (steward == null) {
      Steward started = new Steward(crew, name, daemon);
      started.start();
      steward = started; // only now: if no thread can be had, the next item tries again
    }
  }

  /** There is nothing to look after. Whoever says this holds the lock of the crew. */
  void stop() {
    Steward last = steward;
    if (last != null) {
      last.stop();
      steward = null;
    }
  }

  /**
   * Something that {@link Activity#duties} shows ends then, in the time of System.nanoTime. Nobody
   * may be there to see to it: a worker that was idle has a deadline, too, for its teardown.
   */
  void deadlineAt(long deadline) {
    Steward watching = steward;
    if (watching == null) {
      watching = started();
    }
    if (watching != null) {
      watching.deadlineAt(deadline);
    }
  }

  private @Nullable Steward started() {
    crew.lock.lock();
    try {
      start();
      return steward;
    } finally {
      crew.lock.unlock();
    }
  }
}
