// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads decimal numbers from bytes, without making objects of those that fit into 18 digits. One
 * reader holds the number that it read last.
 */
final class Decimal {
  private static final int MOST_DIGITS = 18;
  private static final int LONGEST = 1000;

  private long unscaled;
  private int scale;
  private @Nullable BigDecimal big;

  /**
   * Reads a number such as {@code -12.50} or {@code 1.2e6}; spaces around it do not count.
   *
   * @return false if it is none
   */
  boolean read(byte[] bytes, int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end && bytes[begin] == ' ') {
      begin++;
    }
    while (end > begin && bytes[end - 1] == ' ') {
      end--;
    }
    return readDigits(bytes, begin, end) || readBig(bytes, begin, end);
  }

  private boolean readDigits(byte[] bytes, int from, int to) {
    big = null;
    boolean negative = from < to && bytes[from] == '-';
    int at = negative || (from < to && bytes[from] == '+') ? from + 1 : from;
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
    unscaled = negative ? -value : value;
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
  @Nullable BigDecimal big() {
    return big;
  }

  /** The digits: the number times ten to the power of {@link #scale}. */
  long unscaled() {
    return unscaled;
  }

  /** How many of the digits are behind the point. */
  int scale() {
    return scale;
  }

  /** The number as an object. */
  BigDecimal value() {
    return big == null ? BigDecimal.valueOf(unscaled, scale) : big;
  }
}
