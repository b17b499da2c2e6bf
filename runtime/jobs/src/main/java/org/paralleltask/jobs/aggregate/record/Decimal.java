// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads decimal numbers from bytes, without making objects of those that fit into 18 digits. One
 * reader holds the number that it read last.
 */
public final class Decimal {
  private static final int MOST_DIGITS = 18;
  private static final int LONGEST = 1000;
  private static final long ONES = 0x0101010101010101L;
  private static final long ZEROS = '0' * ONES;
  private static final long POINTS = '.' * ONES;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long unscaled;
  private int scale;
  private @Nullable BigDecimal big;

  /**
   * Reads a number such as {@code -12.50} or {@code 1.2e6}; spaces around it do not count.
   *
   * @param bytes eight more than the number has, whatever they are
   * @return false if it is none
   */
  public boolean read(byte[] bytes, int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end && bytes[begin] == ' ') {
      begin++;
    }
    while (end > begin && bytes[end - 1] == ' ') {
      end--;
    }
    big = null;
    boolean negative = begin < end && bytes[begin] == '-';
    int first = negative || (begin < end && bytes[begin] == '+') ? begin + 1 : begin;
    if (readEight(bytes, first, end - first) || readDigits(bytes, first, end)) {
      unscaled = negative ? -unscaled : unscaled;
      return true;
    }
    return readBig(bytes, begin, end);
  }

  /** Digits, a point among them or not, that are eight bytes at most: all of them at a time. */
  private boolean readEight(byte[] bytes, int from, int length) {
    if (length < 1 || length > Long.BYTES) {
      return false;
    }
    // The last one becomes the highest byte; what is before the number is shifted out.
    long text = (long) EIGHT_BYTES.get(bytes, from) << bits(Long.BYTES - length);
    long point = marks(text ^ POINTS);
    int digits = length;
    int behind = 0;
    if (point != 0) {
      int at = Long.numberOfTrailingZeros(point) & -Byte.SIZE;
      text = (text & (-1L << at << Byte.SIZE)) | ((text & below(at)) << Byte.SIZE);
      digits--;
      behind = Long.BYTES - 1 - at / Byte.SIZE;
    }
    text |= ZEROS & below(bits(Long.BYTES - digits));
    scale = behind;
    unscaled = number(text);
    return digits > 0 && isDigits(text);
  }

  private static int bits(int bytes) {
    return bytes * Byte.SIZE;
  }

  /** All bits below one. */
  private static long below(int bit) {
    return (1L << bit) - 1;
  }

  /** Marks the bytes that are zero, and no others. */
  private static long marks(long bytes) {
    long low = 0x7f * ONES;
    return ~(((bytes & low) + low) | bytes | low);
  }

  private static boolean isDigits(long text) {
    long high = 0xf0f0f0f0f0f0f0f0L;
    return (text & high) == ZEROS && ((text + 6 * ONES) & high) == ZEROS;
  }

  /** The number that eight digits are: pairs of them at first, then pairs of pairs, then all. */
  private static long number(long text) {
    long pairs = ((text & (0x0f * ONES)) * (1 + (10 << 8))) >>> 8;
    long fours = ((pairs & 0x00ff00ff00ff00ffL) * (1 + (100 << 16))) >>> 16;
    return ((fours & 0x0000ffff0000ffffL) * (1 + (10_000L << 32))) >>> 32;
  }

  private boolean readDigits(byte[] bytes, int from, int to) {
    int at = from;
    int digits = 0;
    int point = -1;
    long value = 0;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits++;
      } else if (bytes[at] == '.' && point < 0) {
        point = at;
      } else {
        return false;
      }
    }
    unscaled = value;
    scale = point < 0 ? 0 : to - point - 1;
    return digits > 0 && digits <= MOST_DIGITS;
  }

  private boolean readBig(byte[] bytes, int from, int to) {
    if (to == from || to - from > LONGEST) {
      return false;
    }
    try {
      big = new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
      // Exponents far beyond what is measured would make sums of billions of digits.
      return Math.abs((long) big.scale()) <= LONGEST;
    } catch (NumberFormatException none) {
      return false;
    }
  }

  /** The number, if it did not fit; then unscaled and scale have no meaning. */
  public @Nullable BigDecimal big() {
    return big;
  }

  /** The digits: the number times ten to the power of {@link #scale}. */
  public long unscaled() {
    return unscaled;
  }

  /** How many of the digits are behind the point. */
  public int scale() {
    return scale;
  }

  /** The number as an object. */
  public BigDecimal value() {
    return big == null ? BigDecimal.valueOf(unscaled, scale) : big;
  }
}
