// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Further attempts whose time has not come: they hold no worker. Not for several threads; the lock
 * of the crew guards it.
 */
final class Waiting {
  // Times of System.nanoTime may overflow: only their difference tells which is first.
  private final PriorityQueue<Again> byTime = new PriorityQueue<>(new Sooner());

  private static final class Sooner implements Comparator<Again> {
    @Override
    public int compare(Again one, Again other) {
      return Long.signum(one.due() - other.due());
    }
  }

  void add(Again again) {
    byTime.add(again);
  }

  int size() {
    return byTime.size();
  }

  boolean isEmpty() {
    return byTime.isEmpty();
  }

  /** When the next one is due, in the time of System.nanoTime; or NO_DEADLINE. */
  long nextDue() {
    Again next = byTime.peek();
    return next == null ? Duty.NO_DEADLINE : next.due();
  }

  /** Takes those out whose time has come, the earliest first. */
  List<Again> takeDue(long now) {
    List<Again> due = new ArrayList<>();
    Again next = byTime.peek();
    while (next != null && next.due() - now <= 0) {
      due.add(byTime.remove());
      next = byTime.peek();
    }
    return due;
  }

  /** Takes all out. */
  List<Again> takeAll() {
    List<Again> all = List.copyOf(byTime);
    byTime.clear();
    return all;
  }

  /** Forgets those whose item was cancelled; whether there were any. */
  boolean forgetCancelled() {
    return byTime.removeIf(again -> !again.hasUnclaimed());
  }
}
