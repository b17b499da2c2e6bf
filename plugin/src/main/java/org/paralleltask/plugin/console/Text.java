// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers, durations and foreign text in the form that a user reads. */
final class Text {
  /** What begins a command to GitHub Actions, Azure Pipelines or TeamCity. */
  private static final Pattern CI_COMMAND =
      Pattern.compile("^\\s*::(?=[\\w-]+( [^:]*)?::)|##(?=(vso|teamcity)?\\[)");

  private static final String UNITS = " kMGT";

  private Text() {}

  /** {@code 1 item}, {@code 2 items}. */
  static String count(long count, String noun) {
    return count(count, noun, noun + "s");
  }

  /** {@code 1 retry}, {@code 2 retries}. */
  static String count(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }

  /** {@code 12 ms}, {@code 31.4 s}, {@code 2m 5s}, {@code 2d 3h}. */
  static String duration(long millis) {
    long seconds = millis / 1000;
    if (seconds == 0) {
      return millis + " ms";
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return coarse(seconds);
  }

  /** {@code 0.8 ms}, {@code 12 ms}, {@code 31.4 s}: of something that may be very short. */
  static String precise(double millis) {
    return millis < 10 ? String.format(Locale.ROOT, "%.1f ms", millis) : duration((long) millis);
  }

  /** {@code 512 B}, {@code 3.4 MB}. */
  static String bytes(long bytes) {
    double rest = bytes;
    int unit = 0;
    for (; rest >= 1000 && unit < UNITS.length() - 1; unit++) {
      rest /= 1000;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %cB", rest, UNITS.charAt(unit));
  }

  /** {@code 5s}, {@code 2m 5s}, {@code 3h 2m}, {@code 2d 3h}. */
  static String coarse(long seconds) {
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m " + seconds % 60 + "s";
    }
    long minutes = seconds / 60;
    return minutes < 24 * 60
        ? minutes / 60 + "h " + minutes % 60 + "m"
        : minutes / (24 * 60) + "d " + minutes / 60 % 24 + "h";
  }

  /** {@code 0.2s}, {@code 12s}, {@code 2m 5s}: for how long something is running. */
  static String running(long millis) {
    return millis < 10_000
        ? String.format(Locale.ROOT, "%d.%ds", millis / 1000, millis / 100 % 10)
        : coarse(millis / 1000);
  }

  /** {@code 3101/s}, {@code 61.3/s}, {@code 3.1/min}. */
  static String rate(double perSecond) {
    return rate(perSecond, "");
  }

  /** {@code 61.3 items/s}, if {@code what} is {@code " items"}. */
  static String rate(double perSecond, String what) {
    if (perSecond >= 100) {
      return String.format(Locale.ROOT, "%.0f%s/s", perSecond, what);
    }
    return perSecond >= 1
        ? String.format(Locale.ROOT, "%.1f%s/s", perSecond, what)
        : String.format(Locale.ROOT, "%.1f%s/min", perSecond * 60, what);
  }

  /**
   * Text of others in one line of ours: an item or a task must not be able to move the cursor, to
   * change the colour, or to begin a line that a CI server takes for a command.
   */
  static String printable(String text) {
    String plain =
        text.codePoints()
            .map(c -> isHarmless(c) ? c : ' ')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return CI_COMMAND.matcher(plain).replaceAll(command -> apart(command.group()));
  }

  private static String apart(String command) {
    int last = command.length() - 1;
    return command.substring(0, last) + " " + command.charAt(last);
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      // FORMAT holds the marks that turn the direction of writing.
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          codePoint == '\t';
      default -> true;
    };
  }

  /** Cuts the middle out of a label that is wider than there is room: both ends tell the most. */
  static String cut(String label, int room) {
    if (DisplayWidth.of(label) <= room) {
      return label;
    }
    int[] points = label.codePoints().toArray();
    StringBuilder head = new StringBuilder();
    StringBuilder tail = new StringBuilder();
    int left = room - 3;
    int end = points.length;
    for (int start = 0; start < end; ) {
      boolean fromHead = head.length() <= tail.length();
      int point = fromHead ? points[start++] : points[--end];
      left -= DisplayWidth.of(point);
      if (left < 0) {
        break;
      }
      (fromHead ? head : tail).insert(fromHead ? head.length() : 0, Character.toString(point));
    }
    return head + "..." + tail;
  }
}
