// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.Locale;

/** Numbers in the form that people read, the same in every locale. */
public final class Figures {
  private static final char GROUP = '\u202f'; // a narrow blank at which no line breaks
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Figures() {}

  /** {@code 0.8 ms}, {@code 210 ms}, {@code 2.9 s}, {@code 2m 5s}, {@code 3h 2m}, {@code 2d 3h}. */
  public static String duration(long micros) {
    long time = Math.max(0, micros);
    if (time < MINUTE) {
      return time < SECOND ? millis(time) : seconds(time);
    }
    if (time < HOUR) {
      return time / MINUTE + "m " + time % MINUTE / SECOND + "s";
    }
    return time < DAY
        ? time / HOUR + "h " + time % HOUR / MINUTE + "m"
        : time / DAY + "d " + time % DAY / HOUR + "h";
  }

  private static String millis(long micros) {
    if (micros == 0) {
      return "0 ms";
    }
    String form = micros < 100 ? "%.2f ms" : micros < 10_000 ? "%.1f ms" : "%.0f ms";
    return String.format(Locale.ROOT, form, Math.min(999, micros / 1000.0));
  }

  private static String seconds(long micros) {
    String form = micros < 10 * SECOND ? "%.2f s" : "%.1f s";
    return String.format(Locale.ROOT, form, Math.min(59.9, micros / (double) SECOND));
  }

  /** {@code 3 101/s}, {@code 12.4/s}, {@code 3.1/min}. */
  public static String rate(double perSecond) {
    if (perSecond >= 100) {
      return count(Math.round(perSecond)) + "/s";
    }
    return perSecond >= 1
        ? String.format(Locale.ROOT, "%.1f/s", perSecond)
        : String.format(Locale.ROOT, "%.1f/min", perSecond * 60);
  }

  /** {@code 10 000}. */
  public static String count(long count) {
    String digits = Long.toString(count);
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      int left = digits.length() - i;
      if (i > 0 && left % 3 == 0 && digits.charAt(i - 1) != '-') {
        grouped.append(GROUP);
      }
      grouped.append(digits.charAt(i));
    }
    return grouped.toString();
  }

  /** {@code 1 item}, {@code 2 items}. */
  public static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code 31 %}; what is more than nothing, or less than all, is never shown as these. */
  public static String percent(double share) {
    if (share > 0 && share < 0.01) {
      return "<1" + GROUP + "%";
    }
    if (share < 1 && share > 0.99) {
      return ">99" + GROUP + "%";
    }
    return Math.round(share * 100) + String.valueOf(GROUP) + "%";
  }

  /** {@code 4.0 GB}, in powers of 1024. */
  public static String bytes(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, size < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", size, units[unit]);
  }
}
