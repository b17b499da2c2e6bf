// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import java.time.Duration;
import java.util.Locale;

/**
 * The seconds of the course, which are short ones, so that no example takes long: 100 ms, or as
 * many as the environment's {@code COURSE_SECOND_MILLIS} says.
 */
public final class Seconds {
  private static final double NANOS =
      1e6 * Integer.parseInt(System.getenv().getOrDefault("COURSE_SECOND_MILLIS", "100"));

  private Seconds() {}

  /** Sleeps so many seconds of the course. */
  public static void sleep(double seconds) throws InterruptedException {
    Thread.sleep(of(seconds).toMillis());
  }

  /** How long so many seconds of the course are. */
  public static Duration of(double seconds) {
    return Duration.ofNanos(Math.round(seconds * NANOS));
  }

  /** How many seconds of the course have passed since {@link System#nanoTime} was this, as text. */
  public static String since(long start) {
    return String.format(Locale.ROOT, "%.2f", (System.nanoTime() - start) / NANOS);
  }
}
