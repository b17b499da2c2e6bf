// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.nio.charset.StandardCharsets;

/**
 * Bytes from which codecs read. Whatever they are, reading ends in a value or a {@link
 * CodecException}, and takes no more memory than there are bytes for. Of one thread.
 */
public final class Decoder {
  private static final int DEEPEST = 64;

  private final byte[] bytes;
  private int end;
  private int at;
  private int depth;

  /** Reads the bytes between two positions. */
  public Decoder(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** How many bytes are left. */
  public int remaining() {
    return end - at;
  }

  /** The position of the next byte. */
  public int position() {
    return at;
  }

  /**
   * Ends the bytes that can be read at an earlier position, until {@link #widen}.
   *
   * @return where they ended before
   * @throws CodecException if that is not within the bytes that are left
   */
  public int narrow(int position) {
    requireWithin(position);
    int before = end;
    end = position;
    return before;
  }

  /** Ends the bytes that can be read where they ended before {@link #narrow}. */
  public void widen(int position) {
    end = position;
    depth = 0;
  }

  /**
   * Goes on at a later position.
   *
   * @throws CodecException if that is not within the bytes that are left
   */
  public void seek(int position) {
    requireWithin(position);
    at = position;
  }

  private void requireWithin(int position) {
    if (position < at || position > end) {
      throw new CodecException("position " + position + " is not between " + at + " and " + end);
    }
  }

  /** Reads one byte. */
  public byte readByte() {
    return bytes[advance(1)];
  }

  /** Reads one byte, which must be 0 or 1. */
  public boolean readBoolean() {
    byte value = readByte();
    if (value != 0 && value != 1) {
      throw new CodecException("expected 0 or 1, but found " + value);
    }
    return value == 1;
  }

  /** Reads four bytes. */
  public int readInt() {
    return (int) Encoder.INT.get(bytes, advance(Integer.BYTES));
  }

  /** Reads eight bytes. */
  public long readLong() {
    return (long) Encoder.LONG.get(bytes, advance(Long.BYTES));
  }

  /** Reads the bits of a number. */
  public double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /** Reads the bits of a number. */
  public float readFloat() {
    return Float.intBitsToFloat(readInt());
  }

  /** Reads a text. */
  public String readString() {
    int length = readCount(1);
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  /** Reads so many bytes. */
  public byte[] readBytes(int length) {
    byte[] read = new byte[length <= remaining() ? length : 0];
    System.arraycopy(bytes, advance(length), read, 0, length);
    return read;
  }

  /**
   * Reads how many elements follow.
   *
   * @param leastBytes how many bytes each of them takes at least
   * @throws CodecException if there are not enough bytes for so many
   */
  public int readCount(int leastBytes) {
    int count = readInt();
    if (count < 0 || (long) count * leastBytes > remaining()) {
      throw new CodecException(
          "found " + count + " elements announced, but only " + remaining() + " bytes are left");
    }
    return count;
  }

  /** A value within a value begins; there may be 64, one within the other. */
  public void enter() {
    if (++depth > DEEPEST) {
      throw new CodecException("found values nested more than " + DEEPEST + " deep");
    }
  }

  /** A value within a value has been read. */
  public void leave() {
    depth--;
  }

  private int advance(int length) {
    if (length < 0 || length > remaining()) {
      throw new CodecException(
          "expected " + length + " bytes more, but only " + remaining() + " are left");
    }
    int from = at;
    at += length;
    return from;
  }
}
