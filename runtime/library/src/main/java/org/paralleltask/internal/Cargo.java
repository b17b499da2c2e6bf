// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a trip, in the order in which they were claimed. Complete when it is sent. */
final class Cargo {
  private final List<Leg> legs = new ArrayList<>();
  private @Nullable Leg last;
  private int count;

  /** Consecutive items of one unit. */
  static final class Leg {
    private final Unit unit;
    private final int start;
    private final int first;
    private int length;

    private Leg(Unit unit, int start, int first) {
      this.unit = unit;
      this.start = start;
      this.first = first;
    }

    Unit unit() {
      return unit;
    }

    /** Where it begins in the trip. */
    int start() {
      return start;
    }

    /** Where it ends in the trip. */
    int end() {
      return start + length;
    }

    /** The position in the unit of an item of the trip. */
    int position(int at) {
      return first + at - start;
    }

    private void ruin(int from, int to, Throwable thrown) {
      unit.ruin(position(from), position(to), thrown);
    }

    // From a place in the trip on.
    private void giveBack(int from, int culprit) {
      int begin = Math.max(from, start);
      try {
        giveBackUnstarted(begin, culprit);
      } catch (OutOfMemoryError none) { // before any was given back
        for (int at = begin; at < end(); at++) {
          ruin(at, at == culprit ? at : at + 1, none);
        }
      }
    }

    private void giveBackUnstarted(int begin, int culprit) {
      int[] unstarted = new int[end() - begin];
      int found = 0;
      for (int at = begin; at < end(); at++) {
        if (at != culprit) {
          unstarted[found++] = position(at);
        }
      }
      if (found > 0) {
        unit.giveBack(Arrays.copyOf(unstarted, found));
      }
    }
  }

  /** From this one on, all items fail. */
  void ruin(int from, Throwable thrown) {
    for (int at = from; at < count; at++) {
      leg(at).ruin(at, at + 1, thrown);
    }
  }

  /** Adds items that follow each other. */
  void add(Unit unit, int position, int length) {
    Leg leg = last;
    if (leg == null || leg.unit != unit || leg.first + leg.length != position) {
      leg = new Leg(unit, count, position);
      legs.add(leg);
      last = leg;
    }
    leg.length += length;
    count += length;
  }

  /** Takes the last ones out, which were added together. */
  void dropLast(int items) {
    Leg leg = legs.get(legs.size() - 1);
    leg.length -= items;
    count -= items;
    if (leg.length == 0) {
      legs.remove(legs.size() - 1);
      last = legs.isEmpty() ? null : legs.get(legs.size() - 1);
    }
  }

  /** How many items there are. */
  int count() {
    return count;
  }

  List<Leg> legs() {
    return legs;
  }

  /** The items that this one is among. */
  Leg leg(int at) {
    int low = 0;
    int high = legs.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (legs.get(middle).start <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return legs.get(low);
  }

  /** From this one on, items go to other workers, but not the culprit, if it is one of them. */
  void giveBack(int from, int culprit) {
    // From behind, since what is given back comes first.
    for (int i = legs.size() - 1; i >= 0 && legs.get(i).end() > from; i--) {
      legs.get(i).giveBack(from, culprit);
    }
  }
}
