// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the workers of a crew are at. Any thread may ask; the lock of the crew is not held. */
final class Activity {
  private final Crew crew;

  Activity(Crew crew) {
    this.crew = crew;
  }

  /**
   * All of it, also what they have put off to help themselves, and what those that were replaced
   * have still to do.
   */
  List<Duty> duties() {
    List<Duty> found = new ArrayList<>();
    for (Worker worker : alive()) {
      found.addAll(worker.duties());
    }
    if (crew.loans.deadline() != Duty.NO_DEADLINE) {
      found.add(crew.loans);
    }
    return found;
  }

  private List<Worker> alive() {
    crew.lock.lock();
    try {
      return crew.roster.alive();
    } finally {
      crew.lock.unlock();
    }
  }

  /** The units whose items they have claimed. */
  List<Unit> units() {
    return duties().stream().flatMap(duty -> duty.units().stream()).toList();
  }

  /** Interrupts what runs of this unit, or of all if it is null. */
  void cancel(@Nullable Unit unit) {
    duties().forEach(duty -> duty.cancel(unit));
  }

  /** What each is at, if all there may be are at something; null otherwise. */
  @Nullable Collection<Stint> all() {
    List<Worker> workers = present();
    List<Stint> tops = new ArrayList<>();
    for (Worker worker : workers) {
      Stint top = worker.stint();
      if (top == null || workers.size() < crew.slots()) {
        return null;
      }
      tops.add(top);
    }
    return tops.isEmpty() ? null : tops;
  }

  private List<Worker> present() {
    crew.lock.lock();
    try {
      return crew.roster.present();
    } finally {
      crew.lock.unlock();
    }
  }
}
