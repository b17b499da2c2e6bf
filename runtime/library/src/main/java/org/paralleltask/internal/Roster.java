// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The workers of a crew: hired when there is something to do and none is free. Not for several
 * threads, but for {@link #slots}; the lock of the crew guards it.
 */
final class Roster {
  private final Crew crew;
  private final String name;
  private final Hiring hiring;

  private final Set<Worker> present = new LinkedHashSet<>();
  private final Set<Worker> alive = new LinkedHashSet<>(); // also those that tear down
  private final Set<Worker> freed = new LinkedHashSet<>();
  private int idle;
  private int named;
  private volatile int slots;

  Roster(Crew crew, String name, Hiring hiring, int slots) {
    this.crew = crew;
    this.name = name;
    this.hiring = hiring;
    this.slots = slots;
  }

  // ---- how many ----

  /** How many workers there may be. Any thread may ask. */
  int slots() {
    return slots;
  }

  /** How many there are to take something on. */
  int size() {
    return present.size();
  }

  /** Whether there are more than there may be. */
  boolean isOverfull() {
    return present.size() > slots;
  }

  /** Whether nobody does anything, not even its teardown. */
  boolean isAllIdle() {
    return idle == alive.size();
  }

  /** Whether the thread of none runs. */
  boolean isEmpty() {
    return alive.isEmpty();
  }

  /** Those that may take something on. */
  List<Worker> present() {
    return List.copyOf(present);
  }

  /** Those whose thread runs, and that are not given up. */
  List<Worker> alive() {
    return List.copyOf(alive);
  }

  // ---- hiring ----

  /**
   * A free worker takes on what was queued last; only if more is queued than there are free workers
   * one is hired.
   */
  void call(int queued) {
    if (queued > idle + freed.size() && present.size() < slots) {
      hire();
    } else {
      crew.work.signal();
    }
  }

  /** All that are idle look whether they are still needed. */
  void callAll() {
    crew.work.signalAll();
  }

  /** There may be so many from now on; those that are too many end when they are idle. */
  void resize(int newSlots, int queued) {
    slots = newSlots;
    callAll();
    for (int missing = queued - idle; missing > 0 && present.size() < slots; missing--) {
      hire();
    }
  }

  private void hire() {
    Worker worker = null;
    try {
      worker = hiring.worker(crew, hiring.name(name, named++));
      present.add(worker);
      alive.add(worker);
      Thread thread = hiring.thread(worker);
      thread.setName(worker.name());
      thread.start();
    } catch (OutOfMemoryError | RuntimeException e) {
      if (worker != null) {
        hasEnded(worker);
      }
      if (present.isEmpty()) {
        crew.breakdown.nobodyHired(e);
      } // else those that there are do the work
    }
  }

  // ---- what becomes of one ----

  /** One more waits for something to do. */
  void becomesIdle() {
    idle++;
  }

  /** One that was idle has something to do. */
  void becomesBusy() {
    idle--;
  }

  /** Settles its last item, and is then free; so nobody needs to be hired in its place. */
  void isFreed(Worker worker) {
    if (present.contains(worker)) {
      freed.add(worker);
    }
  }

  /** Is idle, or busy again, and no longer on its way to either. */
  void isFreedNoMore(Worker worker) {
    freed.remove(worker);
  }

  /** Takes nothing more on. */
  void leaves(Worker worker) {
    present.remove(worker);
  }

  /** Is no longer counted, whether its thread has ended or was given up. */
  void isGone(Worker worker) {
    alive.remove(worker);
  }

  /** Its thread is at its end. */
  void hasEnded(Worker worker) {
    present.remove(worker);
    freed.remove(worker);
    alive.remove(worker);
  }
}
