// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The different keys that were met, numbered from 0 in the order in which they were. */
final class Groups {
  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The numbers of groups plus one, so that 0 is a free place. */
  private int[] places = new int[1 << 10];

  private int[] hashes = new int[1 << 9];
  private int[] ends = new int[1 << 9];

  /** The first eight bytes of each, so that most need no look into the keys. */
  private long[] firsts = new long[1 << 9];

  private byte[] keys = new byte[1 << 14];
  private int size;

  /**
   * The number of the group with the key that is in some bytes; a new one if needed.
   *
   * @param source has eight bytes more than the key, whatever they are
   */
  int find(byte[] source, int from, int length) {
    long first = eight(source, from, length);
    int hash = hash(source, from, length, first);
    int mask = places.length - 1;
    int place = hash & mask;
    while (places[place] != 0) {
      int group = places[place] - 1;
      if (hashes[group] == hash && firsts[group] == first && isKey(group, source, from, length)) {
        return group;
      }
      place = place + 1 & mask;
    }
    places[place] = size + 1;
    firsts = size == firsts.length ? Arrays.copyOf(firsts, size * 2) : firsts;
    firsts[size] = first;
    return add(source, from, length, hash);
  }

  private static int hash(byte[] source, int from, int length, long first) {
    long hash = (first ^ length) * MIX;
    for (int at = Long.BYTES; at < length; at += Long.BYTES) {
      hash = (hash ^ (hash >>> 32) ^ eight(source, from + at, length - at)) * MIX;
    }
    return (int) (hash ^ hash >>> 32);
  }

  /** Up to eight bytes, as a number. */
  private static long eight(byte[] source, int from, int length) {
    long eight = (long) EIGHT_BYTES.get(source, from);
    return length >= Long.BYTES ? eight : eight & ((1L << (length * Byte.SIZE)) - 1);
  }

  private boolean isKey(int group, byte[] source, int from, int length) {
    int begin = begin(group);
    int known = ends[group] - begin;
    return known == length
        && (length <= Long.BYTES
            || Arrays.equals(keys, begin, ends[group], source, from, from + length));
  }

  private int add(byte[] source, int from, int length, int hash) {
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
    System.arraycopy(source, from, keys, begin, length);
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
