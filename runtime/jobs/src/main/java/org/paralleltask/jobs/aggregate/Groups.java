// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.util.Arrays;

/** The different keys that were met, numbered from 0 in the order in which they were. */
final class Groups {
  private static final long MIX = 0x9e3779b97f4a7c15L;

  /** The numbers of groups plus one, so that 0 is a free place. */
  private int[] places = new int[1 << 10];

  private int[] hashes = new int[1 << 9];
  private int[] ends = new int[1 << 9];
  private byte[] keys = new byte[1 << 14];
  private int size;

  /**
   * The number of the group with the key in the first {@code length} bytes; a new one if needed.
   */
  int find(byte[] key, int length) {
    int hash = hash(key, length);
    int mask = places.length - 1;
    int place = hash & mask;
    while (places[place] != 0) {
      int group = places[place] - 1;
      if (hashes[group] == hash && isKey(group, key, length)) {
        return group;
      }
      place = place + 1 & mask;
    }
    places[place] = size + 1;
    return add(key, length, hash);
  }

  private static int hash(byte[] key, int length) {
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ key[i]) * MIX;
    }
    return (int) (hash ^ hash >>> 32);
  }

  private boolean isKey(int group, byte[] key, int length) {
    int begin = begin(group);
    return Arrays.equals(keys, begin, ends[group], key, 0, length);
  }

  private int add(byte[] key, int length, int hash) {
    int group = size++;
    if (size > hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    int begin = begin(group);
    if (begin + length > keys.length) {
      keys =
          Arrays.copyOf(
              keys, Math.max(Math.addExact(begin, length), Math.multiplyExact(keys.length, 2)));
    }
    System.arraycopy(key, 0, keys, begin, length);
    ends[group] = begin + length;
    hashes[group] = hash;
    if (size > places.length / 2) {
      spread();
    }
    return group;
  }

  private void spread() {
    places = new int[places.length * 4];
    int mask = places.length - 1;
    for (int group = 0; group < size; group++) {
      int place = hashes[group] & mask;
      while (places[place] != 0) {
        place = place + 1 & mask;
      }
      places[place] = group + 1;
    }
  }

  private int begin(int group) {
    return group == 0 ? 0 : ends[group - 1];
  }

  int size() {
    return size;
  }

  /** A copy of a key. */
  byte[] key(int group) {
    return Arrays.copyOfRange(keys, begin(group), ends[group]);
  }
}
