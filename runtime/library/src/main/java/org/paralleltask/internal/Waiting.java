// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Further attempts whose time has not come: they hold no worker. The lock of the crew guards all of
 * it; what does not take it is for the crew, which holds it.
 */
final class Waiting {
  private final Crew crew;

  // Times of System.nanoTime may overflow: only their difference tells which is first.
  private final PriorityQueue<Again> byTime = new PriorityQueue<>(new Sooner());

  private static final class Sooner implements Comparator<Again> {
    @Override
    public int compare(Again one, Again other) {
      return Long.signum(one.due() - other.due());
    }
  }

  Waiting(Crew crew) {
    this.crew = crew;
  }

  /** Lets it wait for its time; false if nobody would run it then. */
  boolean add(Again again) {
    crew.lock.lock();
    try {
      if (!crew.isRunning()) {
        return false;
      }
      crew.watch.start(); // first: without it nobody would know when the time has come
      byTime.add(again);
      crew.watch.deadlineAt(again.due());
      return true;
    } finally {
      crew.lock.unlock();
    }
  }

  /** Queues what has waited long enough; returns when the next will have, or NO_DEADLINE. */
  long releaseDue() {
    List<Again> due = queueDue();
    if (!due.isEmpty()) {
      crew.settleOrphans();
      due.forEach(Again::released);
    }
    return nextDue();
  }

  private List<Again> queueDue() {
    crew.lock.lock();
    try {
      List<Again> due = takeDue(System.nanoTime());
      if (!due.isEmpty()) {
        due.forEach(crew::enqueue);
        crew.letSpareWorkersGo();
      }
      return due;
    } finally {
      crew.lock.unlock();
    }
  }

  // The earliest first.
  private List<Again> takeDue(long now) {
    List<Again> due = new ArrayList<>();
    Again next = byTime.peek();
    while (next != null && next.due() - now <= 0) {
      due.add(byTime.remove());
      next = byTime.peek();
    }
    return due;
  }

  // In the time of System.nanoTime.
  private long nextDue() {
    crew.lock.lock();
    try {
      Again next = byTime.peek();
      return next == null ? Duty.NO_DEADLINE : next.due();
    } finally {
      crew.lock.unlock();
    }
  }

  /** Forgets those whose item was cancelled. */
  void forgetCancelled() {
    crew.lock.lock();
    try {
      if (byTime.removeIf(again -> !again.hasUnclaimed())) {
        crew.letSpareWorkersGo();
      }
    } finally {
      crew.lock.unlock();
    }
  }

  // ---- for the crew ----

  int size() {
    return byTime.size();
  }

  boolean isEmpty() {
    return byTime.isEmpty();
  }

  /** Takes all out. */
  List<Again> takeAll() {
    List<Again> all = List.copyOf(byTime);
    byTime.clear();
    return all;
  }
}
