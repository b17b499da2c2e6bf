// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.OptionalInt;

/** Keys with the position where each was first met: 12 bytes for each place, no objects. */
final class SeenKeys {
  /** About six million items; an endless stream must not fill the memory. */
  private static final int MOST_PLACES = 1 << 23;

  private final int mostPlaces = placesInHalfOf(Runtime.getRuntime().maxMemory());
  private long[] keys = new long[1 << 10];
  private int[] positions = new int[1 << 10];
  private int size;

  /** While it grows, it takes half as much again. */
  private static int placesInHalfOf(long memory) {
    return Integer.highestOneBit((int) Math.min(memory / 2 / 18, MOST_PLACES));
  }

  /** Where the key was met before; empty if it is new, or if there are too many to remember. */
  OptionalInt add(long key, long position) {
    if (size > keys.length / 4 * 3 && !grow()) {
      return OptionalInt.empty();
    }
    int place = place(key);
    if (positions[place] != 0) {
      return OptionalInt.of(positions[place] - 1);
    }
    keys[place] = key;
    positions[place] = (int) position + 1; // 0 says that the place is free
    size++;
    return OptionalInt.empty();
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) key & mask;
    while (positions[place] != 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private boolean grow() {
    if (keys.length >= mostPlaces) {
      return false;
    }
    long[] oldKeys = keys;
    int[] oldPositions = positions;
    keys = new long[oldKeys.length * 2];
    positions = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldPositions[i] != 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        positions[place] = oldPositions[i];
      }
    }
    return true;
  }
}
