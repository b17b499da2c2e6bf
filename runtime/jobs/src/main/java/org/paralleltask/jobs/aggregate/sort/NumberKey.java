// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.math.BigDecimal;
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

  private byte[] digits = new byte[1 << 10];
  private int count;

  /**
   * Appends what was read.
   *
   * @param to has room for a sign, an exponent, and a byte for each character of the number
   * @return where in {@code to} it ends
   */
  int write(Decimal number, byte[] to, int at) {
    BigDecimal big = number.big();
    int sign = big == null ? Long.signum(number.unscaled()) : readDigits(big.stripTrailingZeros());
    if (sign == 0) {
      to[at] = ZERO;
      return at + 1;
    }
    int scale = big == null ? readDigits(number) : big.stripTrailingZeros().scale();
    to[at] = sign < 0 ? NEGATIVE : POSITIVE;
    int end = write(count - scale + BIAS, to, at + 1);
    if (sign < 0) {
      invert(to, at + 1, end);
    }
    return end;
  }

  /** Returns the sign. */
  private int readDigits(BigDecimal number) {
    String text = number.unscaledValue().abs().toString();
    count = text.length();
    for (int i = 0; i < count; i++) {
      digits[i] = (byte) (text.charAt(i) - '0');
    }
    return number.signum();
  }

  /** Returns how many of the digits are behind the point. */
  private int readDigits(Decimal number) {
    long rest = Math.abs(number.unscaled());
    int scale = number.scale();
    for (; rest % 10 == 0; rest /= 10) {
      scale--;
    }
    count = 0;
    for (long left = rest; left > 0; left /= 10) {
      count++;
    }
    for (int i = count - 1; i >= 0; rest /= 10) {
      digits[i--] = (byte) (rest % 10);
    }
    return scale;
  }

  private int write(int exponent, byte[] to, int from) {
    int at = from;
    to[at++] = (byte) (exponent >> Byte.SIZE);
    to[at++] = (byte) exponent;
    for (int i = 0; i < count; i += 2) {
      int second = i + 1 < count ? digits[i + 1] : 0;
      to[at++] = (byte) (digits[i] * 10 + second + 1);
    }
    to[at++] = END;
    return at;
  }

  /** Turns the order around. */
  static void invert(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
  }
}
