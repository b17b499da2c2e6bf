// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Items in the order of how long they took the last time, so that the last one to be started is not
 * one that all others have to wait for. An item that is new may be a long one or not; it comes with
 * those that took as long as most. Of one thread.
 */
final class LongestFirst {
  /** More are not held in memory all at once. */
  static final long MOST_ITEMS = 100_000;

  private final List<Item> shortestFirst = new ArrayList<>();
  private volatile int waiting;

  void add(Item item) {
    shortestFirst.add(item);
    waiting = shortestFirst.size();
  }

  /** All have been added. */
  void sort() {
    OptionalDouble usual =
        shortestFirst.stream()
            .filter(item -> item.lastMicros() >= 0)
            .mapToLong(Item::lastMicros)
            .average();
    shortestFirst.sort(
        Comparator.comparingDouble((Item item) -> micros(item, usual.orElse(0)))
            .thenComparing(Comparator.comparingLong(Item::index).reversed()));
  }

  private static double micros(Item item, double usual) {
    return item.lastMicros() < 0 ? usual : item.lastMicros();
  }

  /** The next; null if there is none. */
  @Nullable Item poll() {
    if (shortestFirst.isEmpty()) {
      return null;
    }
    Item longest = shortestFirst.remove(shortestFirst.size() - 1);
    waiting = shortestFirst.size();
    return longest;
  }

  /** How many have not been taken; any thread may ask. */
  int waiting() {
    return waiting;
  }
}
