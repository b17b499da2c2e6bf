// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes to which codecs write; they grow as needed. Of one thread. */
public final class Encoder {
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int FIRST_CAPACITY = 512;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int size;

  /** Without any bytes. */
  public Encoder() {}

  /** The number of bytes that are written. */
  public int size() {
    return size;
  }

  /** The bytes, of which the first {@link #size} are written; not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** Takes back what was written after it had this size. */
  public void truncate(int earlierSize) {
    size = earlierSize;
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
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  /** Overwrites four bytes that were written before. */
  public void setInt(int at, int value) {
    INT.set(bytes, at, value);
  }

  /** Overwrites eight bytes that were written before. */
  public void setLong(int at, long value) {
    LONG.set(bytes, at, value);
  }

  /** Writes eight bytes. */
  public void writeLong(long value) {
    reserve(Long.BYTES);
    LONG.set(bytes, size, value);
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

  /** Writes a text and its length; text that is no valid UTF-16 is not changed. */
  public void writeString(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    writeInt(utf8.length);
    writeBytes(utf8, 0, utf8.length);
  }

  /** Writes bytes without their number. */
  public void writeBytes(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  private void reserve(int more) {
    if (more > bytes.length - size) {
      grow(more);
    }
  }

  private void grow(int more) {
    if (more > LARGEST - size) {
      throw new CodecException("a value of more than 2 GB cannot travel; split it");
    }
    int doubled = (int) Math.min(LARGEST, 2L * bytes.length);
    bytes = Arrays.copyOf(bytes, Math.max(doubled, size + more));
  }
}
