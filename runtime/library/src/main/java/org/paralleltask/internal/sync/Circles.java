// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds threads, of any process, that wait for each other's locks in a circle. Whoever waits is
 * known here, and by whom the lock is held: so the one that closes a circle sees all of it.
 */
final class Circles {
  private final List<LockState> locks = new ArrayList<>();

  void add(LockState lock) {
    locks.add(lock);
  }

  void remove(LockState lock) {
    locks.remove(lock);
  }

  /** The story of the circle that this one closes by its waiting; null if it does not. */
  @Nullable String find(Ticket first) {
    if (first.request().patience() != Patience.UNLIMITED) {
      return null;
    }
    List<String> story = new ArrayList<>();
    Set<Ticket> seen = new HashSet<>();
    for (Ticket at = first; at != null && seen.add(at); ) {
      LockState lock = (LockState) at.waitingAt();
      long holder = lock == null ? LockWord.FREE : lock.holder();
      story.add(at.request().who() + " waits for " + (lock == null ? "" : lock.name()));
      if (holder == first.caller()) {
        return "Deadlock: " + String.join(", held by ", story) + end(story.size());
      }
      at = waitingFor(holder);
    }
    return null;
  }

  private static String end(int threads) {
    return threads > 1
        ? ", held by the first"
        : ", which it holds itself; SharedLock.reentrant() makes one that it may take again";
  }

  private @Nullable Ticket waitingFor(long thread) {
    for (LockState lock : locks) {
      Ticket found = lock.ticketOf(thread);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
