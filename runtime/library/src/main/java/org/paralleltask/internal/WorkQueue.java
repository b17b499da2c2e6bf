// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units that wait for a worker. Not for several threads; the lock of the crew guards it. */
final class WorkQueue {
  private final ArrayDeque<Unit> units = new ArrayDeque<>();

  void add(Unit unit) {
    units.add(unit);
  }

  void addFirst(Unit unit) {
    units.addFirst(unit);
  }

  boolean contains(Unit unit) {
    return units.contains(unit);
  }

  int size() {
    return units.size();
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  /** Takes the first one out that has something to do; null if there is none. */
  @Nullable Unit take() {
    Unit unit = units.poll();
    while (unit != null && !unit.hasUnclaimed()) {
      unit = units.poll(); // cancelled, or done by a worker that helped itself
    }
    return unit;
  }

  /** Takes submitted items of the same task out that are first and can travel with this one. */
  List<Unit> takeLike(Unit unit, int most) {
    List<Unit> found = new ArrayList<>(Math.min(most, units.size())); // it need not grow
    Unit head = units.peek();
    while (found.size() < most && isLike(head, unit)) {
      found.add(units.remove());
      head = units.peek();
    }
    return found;
  }

  private static boolean isLike(@Nullable Unit head, Unit unit) {
    return head instanceof ItemFuture
        && (head.definition() == unit.definition()
            || (head.definition().travel() == unit.definition().travel()
                && head.definition().options().equals(unit.definition().options())));
  }

  /** Takes all out. */
  List<Unit> takeAll() {
    List<Unit> all = new ArrayList<>(units);
    units.clear();
    return all;
  }
}
