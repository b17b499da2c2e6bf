// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as it is written in the annotation, such as {@code 30s}.
 *
 * @param factory the method of {@code Duration} that makes it
 * @param amount what that method takes
 * @param millis how long it is
 */
record Timeout(String factory, int amount, long millis) {
  private static final Pattern FORM = Pattern.compile("(\\d+)(ms|s|m|h)");
  private static final Map<String, Unit> UNITS =
      Map.of(
          "ms", new Unit("ofMillis", 1),
          "s", new Unit("ofSeconds", 1000),
          "m", new Unit("ofMinutes", 60_000),
          "h", new Unit("ofHours", 3_600_000));

  // Nobody waits longer; without a limit the nanoseconds of a timer overflow.
  private static final BigInteger YEAR = BigInteger.valueOf(8760L * 3_600_000);

  private record Unit(String factory, long millis) {}

  /** The time, or null if the text is none or is not between zero and a year. */
  static @Nullable Timeout parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    Unit unit = UNITS.get(matcher.group(2));
    BigInteger amount = new BigInteger(matcher.group(1));
    if (unit == null || amount.signum() == 0) {
      return null;
    }
    BigInteger millis = amount.multiply(BigInteger.valueOf(unit.millis));
    boolean fits = millis.compareTo(YEAR) <= 0 && amount.bitLength() < 32;
    return fits ? new Timeout(unit.factory, amount.intValue(), millis.longValue()) : null;
  }
}
