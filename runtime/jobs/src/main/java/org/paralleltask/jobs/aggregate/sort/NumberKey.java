// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import org.paralleltask.jobs.aggregate.record.Decimal;

/**
 * Writes numbers so that their bytes, compared as unsigned ones, have the order of the numbers,
 * however large or small these are: a sign, an exponent and the digits without zeros at either end,
 * two in a byte. Of a negative number all bits but those of the sign are turned over.
 */
final class NumberKey {
  private static final byte NEGATIVE = 1;
  private static final byte ZERO = 2;
  private static final byte POSITIVE = 3;

  /** Above what {@link Decimal} reads, so that exponents are not negative here. */
  private static final int BIAS = 1 << 14;

  private static final byte END = 0;

  /** What is written for an empty field, which comes before all numbers. */
  static final byte NOTHING = 0;

  /** How many digits a small number has at most, and what its first two are counted in then. */
  private static final int SMALL = 18;

  private static final long FIRST_TWO = 10_000_000_000_000_000L;
  private static final long[] POWERS = powers();
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private NumberKey() {}

  private static long[] powers() {
    long[] powers = new long[SMALL + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /**
   * Appends what was read.
   *
   * @param to has room for a sign, an exponent, and a byte for each character of the number
   * @return where in {@code to} it ends
   */
  static int write(Decimal number, byte[] to, int at) {
    BigDecimal big = number.big();
    int sign = big == null ? Long.signum(number.unscaled()) : big.signum();
    if (sign == 0) {
      to[at] = ZERO;
      return at + 1;
    }
    to[at] = sign < 0 ? NEGATIVE : POSITIVE;
    int end =
        big == null
            ? writeSmall(Math.abs(number.unscaled()), number.scale(), to, at + 1)
            : writeBig(big, to, at + 1);
    if (sign < 0) {
      invert(to, at + 1, end);
    }
    return end;
  }

  /** Zeros behind the digits make neither another exponent nor another digit. */
  private static int writeSmall(long digits, int scale, byte[] to, int from) {
    int count = 1;
    while (count < SMALL && digits >= POWERS[count]) {
      count++;
    }
    int at = writeExponent(count - scale, to, from);
    long rest = digits * POWERS[SMALL - count];
    for (; rest > 0; rest = rest % FIRST_TWO * 100) {
      to[at++] = (byte) (rest / FIRST_TWO + 1);
    }
    to[at++] = END;
    return at;
  }

  private static int writeBig(BigDecimal number, byte[] to, int from) {
    BigDecimal shortest = number.stripTrailingZeros();
    String digits = shortest.unscaledValue().abs().toString();
    int count = digits.length();
    int at = writeExponent(count - shortest.scale(), to, from);
    for (int i = 0; i < count; i += 2) {
      int second = i + 1 < count ? digits.charAt(i + 1) - '0' : 0;
      to[at++] = (byte) ((digits.charAt(i) - '0') * 10 + second + 1);
    }
    to[at++] = END;
    return at;
  }

  private static int writeExponent(int exponent, byte[] to, int at) {
    int biased = exponent + BIAS;
    to[at] = (byte) (biased >> Byte.SIZE);
    to[at + 1] = (byte) biased;
    return at + 2;
  }

  /** Turns the order around. */
  static void invert(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      EIGHT_BYTES.set(bytes, at, ~(long) EIGHT_BYTES.get(bytes, at));
    }
    for (; at < to; at++) {
      bytes[at] = (byte) ~bytes[at];
    }
  }
}
