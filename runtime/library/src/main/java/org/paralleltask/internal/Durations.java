// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as options write them, and as deadlines count them. */
public final class Durations {
  private Durations() {}

  /** The shortest exact text, such as {@code 30s} or {@code 1500ms}. */
  public static String text(@Nullable Duration duration) {
    if (duration == null) {
      return "none";
    }
    long millis = saturated(duration) / 1_000_000;
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  /** Nanoseconds, at most some 146 years, so that a deadline does not overflow. */
  public static long saturated(Duration duration) {
    try {
      return Math.min(duration.toNanos(), Long.MAX_VALUE / 2);
    } catch (ArithmeticException e) {
      return duration.isNegative() ? 0 : Long.MAX_VALUE / 2;
    }
  }
}
