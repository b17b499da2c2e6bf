// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

/**
 * For every key, where its last record is, and of which run: 16 bytes for each place, no objects.
 *
 * <p>Records may be read in any order, and some of them twice: that of a later run counts, and
 * within a run, an end counts more than a beginning.
 */
final class KeyTable {
  /** An item of which is known only that it was about to run. */
  static final long BEGUN = (1L << 40) - 1;

  private static final int RUN_BITS = 24;
  private static final int RUN_MASK = (1 << RUN_BITS) - 1;
  private static final int FIRST_PLACES = 1 << 10;

  private final int mostPlaces;
  private long[] keys = new long[FIRST_PLACES];
  private long[] values = new long[FIRST_PLACES]; // 0 says that the place is free
  private int size;
  private long left;

  KeyTable() {
    this(placesInHalfOf(Runtime.getRuntime().maxMemory()));
  }

  /**
   * @param mostPlaces a power of two
   */
  KeyTable(int mostPlaces) {
    this.mostPlaces = mostPlaces;
  }

  /** For those who do not ask what is in it. */
  static KeyTable small() {
    return new KeyTable(FIRST_PLACES);
  }

  /** While it grows, it takes half as much again. */
  private static int placesInHalfOf(long memory) {
    long places = Math.max(FIRST_PLACES, Math.min(memory / 2 / 24, 1 << 28));
    return Integer.highestOneBit((int) places);
  }

  /**
   * A record of the item was read.
   *
   * @param offset where it is, or {@link #BEGUN}
   * @param run from 1
   */
  void put(long key, long offset, int run) {
    int place = place(key);
    long before = values[place];
    if (before == 0) {
      add(key, offset, run);
    } else if (runOf(before) < run || (runOf(before) == run && offset != BEGUN)) {
      values[place] = value(offset, run);
    }
  }

  private void add(long key, long offset, int run) {
    if (size >= keys.length / 8 * 7 && !grow()) {
      left++;
      return;
    }
    int place = place(key);
    keys[place] = key;
    values[place] = value(offset, run);
    size++;
  }

  /** The item was met in this run, which has nothing new to say of it. */
  void confirm(long key, int run) {
    int place = place(key);
    if (values[place] != 0 && runOf(values[place]) < run) {
      values[place] = value(offsetOf(values[place]), run);
    }
  }

  /** The last record of a known item was copied to this place. */
  void move(long key, long offset) {
    int place = place(key);
    values[place] = value(offset, runOf(values[place]));
  }

  /** Where the last record of the item is; {@link #BEGUN} if there is none that says its end. */
  long offset(long key) {
    long value = values[place(key)];
    return value == 0 ? BEGUN : offsetOf(value);
  }

  /** Which run has last had a record of the item; 0 if none has. */
  int run(long key) {
    return runOf(values[place(key)]);
  }

  /** How many items are known. */
  int size() {
    return size;
  }

  /** How many records found no room. */
  long left() {
    return left;
  }

  /** Forgets what this run has not confirmed. */
  void forgetBefore(int run) {
    for (int place = 0; place < keys.length; place++) {
      if (values[place] != 0 && runOf(values[place]) < run) {
        values[place] = value(BEGUN, runOf(values[place]));
      }
    }
  }

  private static long value(long offset, int run) {
    return (offset << RUN_BITS) | (run & RUN_MASK);
  }

  private static long offsetOf(long value) {
    return value >>> RUN_BITS;
  }

  private static int runOf(long value) {
    return (int) value & RUN_MASK;
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) (key ^ key >>> 32) & mask;
    while (values[place] != 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private boolean grow() {
    if (keys.length >= mostPlaces) {
      return false;
    }
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new long[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        values[place] = oldValues[i];
      }
    }
    return true;
  }
}
