// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes from which codecs read. Whatever they are, reading ends in a value or a {@link
 * CodecException}, and takes no more memory than there are bytes for. Of one thread.
 */
public final class Decoder {
  private static final int DEEPEST = 64;

  private final byte[] bytes;
  private final ByteBuffer numbers;
  private int end;
  private int at;
  private int depth;
  private List<?> bulk = List.of();

  /** The classes that were named in the outermost value so far. */
  private @Nullable List<Class<?>> classes;

  /** Reads the bytes between two positions. */
  public Decoder(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.numbers = Encoder.numbersIn(bytes);
    this.at = from;
    this.end = to;
  }

  /** The large arrays that the values refer to, by number. */
  public void attachBulk(List<?> arrays) {
    bulk = arrays;
  }

  /** Reads an array that came apart from its value. */
  <A> A readBulk(Class<A> type, int length) {
    int number = readUnsigned();
    if (number < 0 || number >= bulk.size()) {
      throw new CodecException("found the array " + number + " of " + bulk.size());
    }
    Object found = bulk.get(number);
    if (found == null) {
      throw new OutOfMemoryError(
          "there was no memory for a %s of %d in a heap of %d MB"
              .formatted(type.getSimpleName(), length, Runtime.getRuntime().maxMemory() >> 20));
    }
    if (!type.isInstance(found) || Array.getLength(found) != length) {
      throw new CodecException(
          "found another array than the " + type.getSimpleName() + " of " + length + " announced");
    }
    return type.cast(found);
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
    classes = null;
  }

  /**
   * Goes on at a later position, with another value.
   *
   * @throws CodecException if that is not within the bytes that are left
   */
  public void seek(int position) {
    requireWithin(position);
    at = position;
    depth = 0;
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
    return numbers.getInt(advance(Integer.BYTES));
  }

  /** Reads eight bytes. */
  public long readLong() {
    return numbers.getLong(advance(Long.BYTES));
  }

  /** Reads the bits of a number. */
  public double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /** Reads the bits of a number. */
  public float readFloat() {
    return Float.intBitsToFloat(readInt());
  }

  /** Reads a class, which is not initialized. */
  Class<?> readClass() {
    List<Class<?>> known = classes == null ? new ArrayList<>() : classes;
    classes = known;
    int number = readUnsigned();
    if (number < 0 || number > known.size()) {
      throw new CodecException("found the unknown class number " + number);
    }
    if (number == known.size()) {
      known.add(NamedClasses.find(readString()));
    }
    return known.get(number);
  }

  /** Reads two bytes. */
  public short readShort() {
    return numbers.getShort(advance(Short.BYTES));
  }

  /** Reads two bytes. */
  public char readChar() {
    return (char) readShort();
  }

  /** Reads a text. */
  public String readString() {
    int header = readUnsigned();
    int length = header >>> 1;
    return (header & 1) == 0
        ? new String(bytes, advance(length), length, StandardCharsets.ISO_8859_1)
        : take((long) length * Character.BYTES).asCharBuffer().toString();
  }

  /** Reads so many bytes. */
  public byte[] readBytes(int length) {
    byte[] read = new byte[length <= remaining() ? length : 0];
    System.arraycopy(bytes, advance(length), read, 0, length);
    return read;
  }

  /**
   * Reads how many elements follow, as {@link Encoder#writeSize} has written it.
   *
   * @param leastBytes how many bytes each of them takes at least
   * @throws CodecException if there are not enough bytes for so many
   */
  public int readSize(int leastBytes) {
    return checked(readUnsigned(), leastBytes);
  }

  /**
   * Reads how many elements follow, as {@link Encoder#writeInt} has written it.
   *
   * @param leastBytes how many bytes each of them takes at least
   * @throws CodecException if there are not enough bytes for so many
   */
  public int readCount(int leastBytes) {
    return checked(readInt(), leastBytes);
  }

  /** A count of elements, if there are enough bytes for so many. */
  int checked(int count, int leastBytes) {
    if (count < 0 || (long) count * leastBytes > remaining()) {
      throw new CodecException(
          "found "
              + Integer.toUnsignedString(count)
              + " elements announced, but only "
              + remaining()
              + " bytes are left");
    }
    return count;
  }

  /** Reads a number of up to 32 bits. */
  int readUnsigned() {
    byte first = readByte();
    return first >= 0 ? first : longer(first & 0x7f);
  }

  private int longer(int first) {
    int value = first;
    for (int shift = 7; shift < Integer.SIZE; shift += 7) {
      byte next = readByte();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new CodecException("found a count of more than 5 bytes");
  }

  /** The next bytes, in the machine's order. */
  ByteBuffer take(long length) {
    if (length > remaining()) {
      throw tooFew(length);
    }
    return ByteBuffer.wrap(bytes, advance((int) length), (int) length)
        .slice()
        .order(ByteOrder.nativeOrder());
  }

  /** A value within a value begins; there may be 64, one within the other. */
  public void enter() {
    if (depth == 0) {
      classes = null;
    }
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
      throw tooFew(length);
    }
    int from = at;
    at += length;
    return from;
  }

  private CodecException tooFew(long length) {
    return new CodecException(
        "expected " + length + " bytes more, but only " + remaining() + " are left");
  }
}
