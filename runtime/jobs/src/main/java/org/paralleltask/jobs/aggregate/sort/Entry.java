// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A record that is being sorted, as bytes, in memory and in files: the length of its key, that of
 * the record, the key, the record with its line end. A record that is its own key is not written
 * twice: then the first length is that of the line end, negative.
 */
final class Entry {
  /** How many bytes the lengths take. */
  static final int HEADER = 2 * Integer.BYTES;

  /** How many bytes must follow those of an entry, whatever they are. */
  static final int SPARE = Long.BYTES;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Entry() {}

  /**
   * Writes the lengths.
   *
   * @param key of the key; if it is part of the record, of what follows it there, negative
   */
  static void begin(byte[] bytes, int entry, int key, int record) {
    INT.set(bytes, entry, key);
    INT.set(bytes, entry + Integer.BYTES, record);
  }

  private static int keyLength(byte[] bytes, int entry) {
    int key = (int) INT.get(bytes, entry);
    return key >= 0 ? key : recordLength(bytes, entry) + key;
  }

  /** Where the record begins. */
  static int record(byte[] bytes, int entry) {
    return entry + HEADER + Math.max(0, (int) INT.get(bytes, entry));
  }

  /** With its line end. */
  static int recordLength(byte[] bytes, int entry) {
    return (int) INT.get(bytes, entry + Integer.BYTES);
  }

  /** From its first byte to its last one; wrong lengths may make it negative. */
  static int length(byte[] bytes, int entry) {
    return record(bytes, entry) - entry + recordLength(bytes, entry);
  }

  /** The first eight bytes of the key, as a number that has their order. */
  static long prefix(byte[] bytes, int entry) {
    int length = keyLength(bytes, entry);
    long eight = (long) LONG.get(bytes, entry + HEADER);
    long padded = length >= Long.BYTES ? eight : eight & ~(-1L >>> (length * Byte.SIZE));
    return padded ^ Long.MIN_VALUE; // signed numbers have the order of unsigned bytes then
  }

  /** Compares keys; 0 if they are the same. */
  static int compare(byte[] a, int entryOfA, byte[] b, int entryOfB) {
    int from = entryOfA + HEADER;
    int other = entryOfB + HEADER;
    return Arrays.compareUnsigned(
        a, from, from + keyLength(a, entryOfA), b, other, other + keyLength(b, entryOfB));
  }
}
