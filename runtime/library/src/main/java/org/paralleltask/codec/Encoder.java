// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes to which codecs write; they grow as needed. Of one thread. */
public final class Encoder {
  private static final int FIRST_CAPACITY = 512;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private static final int DEEPEST = 64;
  private static final int SHORT_TEXT = 256;
  private static final int MOST_COUNT_BYTES = 5;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private ByteBuffer numbers = numbersIn(bytes);
  private int size;
  private int depth;

  /** The classes that were named in the outermost value so far, and their numbers. */
  private final Map<Class<?>, Integer> classes = new HashMap<>();

  /** Large arrays, and the size at which each was noted first; null if they are written here. */
  private @Nullable List<BulkArray> bulk;

  private int[] bulkAt = new int[0];

  /** Without any bytes. */
  public Encoder() {}

  // As fast as a VarHandle, and every JVM has it loaded already.
  static ByteBuffer numbersIn(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The number of bytes that are written. */
  public int size() {
    return size;
  }

  /** The bytes, of which the first {@link #size} are written; not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Takes back the values that were written after it had this size; begins anew after a failure.
   */
  public void truncate(int earlierSize) {
    size = earlierSize;
    depth = 0;
    while (bulk != null && !bulk.isEmpty() && bulkAt[bulk.size() - 1] >= size) {
      bulk.remove(bulk.size() - 1);
    }
  }

  /** From now on notes large arrays of primitive values for {@link #bulk}, and writes numbers. */
  public void collectBulk() {
    bulk = new ArrayList<>();
  }

  /** The large arrays that values refer to; they must not change until they are sent. */
  public List<BulkArray> bulk() {
    return bulk == null ? List.of() : Collections.unmodifiableList(bulk);
  }

  /** Whether values refer to large arrays. */
  public boolean hasBulk() {
    return bulk != null && !bulk.isEmpty();
  }

  /** Writes the length of an array, and its number if it is noted; whether that is so. */
  boolean noteBulk(Object array, int from, int length, int elementBytes) {
    if (bulk == null || (long) length * elementBytes < BulkArray.LEAST_BYTES) {
      writeSize(length << 1);
      return false;
    }
    writeSize(length << 1 | 1);
    writeSize(number(bulk, array, from, length));
    return true;
  }

  private int number(List<BulkArray> noted, Object array, int from, int length) {
    for (int i = 0; i < noted.size(); i++) {
      if (noted.get(i).isSame(array, from, length)) {
        return i;
      }
    }
    if (noted.size() == bulkAt.length) {
      bulkAt = Arrays.copyOf(bulkAt, 4 + 2 * bulkAt.length);
    }
    bulkAt[noted.size()] = size - 1;
    noted.add(new BulkArray(array, from, length));
    return noted.size() - 1;
  }

  /**
   * A value within a value begins; there may be 64, one within the other.
   *
   * @throws CodecException if there are more
   */
  public void enter() {
    if (depth == 0 && !classes.isEmpty()) {
      classes.clear();
    }
    if (++depth > DEEPEST) {
      throw new CodecException(
          "a value that is nested more than 64 deep cannot travel to a worker process",
          ": it contains itself, or is a chain; send a list, or an id to look it up by");
    }
  }

  /** A value within a value is written. */
  public void leave() {
    depth--;
  }

  /** Writes one byte. */
  public void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** Writes one byte, 0 or 1. */
  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** Writes four bytes. */
  public void writeInt(int value) {
    reserve(Integer.BYTES);
    numbers.putInt(size, value);
    size += Integer.BYTES;
  }

  /** Overwrites four bytes that were written before. */
  public void setInt(int at, int value) {
    numbers.putInt(at, value);
  }

  /** Overwrites eight bytes that were written before. */
  public void setLong(int at, long value) {
    numbers.putLong(at, value);
  }

  /** Writes eight bytes. */
  public void writeLong(long value) {
    reserve(Long.BYTES);
    numbers.putLong(size, value);
    size += Long.BYTES;
  }

  /** Writes the bits of a number, those of a NaN too. */
  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /** Writes the bits of a number, those of a NaN too. */
  public void writeFloat(float value) {
    writeInt(Float.floatToRawIntBits(value));
  }

  /** Writes two bytes. */
  public void writeShort(int value) {
    reserve(Short.BYTES);
    numbers.putShort(size, (short) value);
    size += Short.BYTES;
  }

  /** Writes two bytes. */
  public void writeChar(char value) {
    writeShort(value);
  }

  /** Writes a number from 0, in 1 byte below 128, in 2 bytes below 16384, in 5 at most. */
  public void writeSize(int count) {
    reserve(MOST_COUNT_BYTES);
    int rest = count;
    while ((rest & ~0x7f) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Writes the name of a class the first time in an outermost value, then its number. */
  void writeClass(Class<?> type) {
    int next = classes.size();
    Integer known = classes.putIfAbsent(type, next);
    writeSize(known == null ? next : known);
    if (known == null) {
      writeString(type.getName());
    }
  }

  /** Writes a text and its length; text that is no valid UTF-16 is not changed. */
  public void writeString(String value) {
    if (!(value.length() <= SHORT_TEXT ? writeShortLatin(value) : writeLongLatin(value))) {
      writeChars(value);
    }
  }

  private boolean writeShortLatin(String value) {
    int length = value.length();
    int start = size;
    writeSize(length << 1);
    reserve(length);
    byte[] target = bytes;
    int at = size;
    for (int i = 0; i < length; i++) {
      char next = value.charAt(i);
      if (next > 0xff) {
        size = start;
        return false;
      }
      target[at + i] = (byte) next;
    }
    size = at + length;
    return true;
  }

  // Copies and compares whole arrays, which is faster than looking at each char.
  private boolean writeLongLatin(String value) {
    byte[] latin = value.getBytes(StandardCharsets.ISO_8859_1);
    if (!new String(latin, StandardCharsets.ISO_8859_1).equals(value)) {
      return false;
    }
    writeSize(latin.length << 1);
    writeBytes(latin, 0, latin.length);
    return true;
  }

  private void writeChars(String value) {
    writeSize(value.length() << 1 | 1);
    room((long) value.length() * Character.BYTES).asCharBuffer().put(value);
  }

  /** Writes bytes without their number. */
  public void writeBytes(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  /** Space for so many bytes in the machine's order; all of them must be put. */
  ByteBuffer room(long length) {
    if (length > LARGEST) {
      throw tooLarge();
    }
    reserve((int) length);
    ByteBuffer room = ByteBuffer.wrap(bytes, size, (int) length).slice();
    size += (int) length;
    return room.order(ByteOrder.nativeOrder());
  }

  private static CodecException tooLarge() {
    return new CodecException(
        "a value of more than 2 GB cannot travel to a worker process", "; split it");
  }

  private void reserve(int more) {
    if (more > bytes.length - size) {
      grow(more);
    }
  }

  private void grow(int more) {
    if (more > LARGEST - size) {
      throw tooLarge();
    }
    int doubled = (int) Math.min(LARGEST, 2L * bytes.length);
    bytes = Arrays.copyOf(bytes, Math.max(doubled, size + more));
    numbers = numbersIn(bytes);
  }
}
