// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Dates of headers. Servers write them in one form, {@code Sun, 06 Nov 1994 08:49:37 GMT}; to find
 * that out with a formatter takes longer than to receive a small file.
 */
final class HttpDate {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int LENGTH = 29;

  private HttpDate() {}

  /** What a header says; empty if that is no date. */
  static Optional<Instant> parse(String text) {
    String date = text.strip();
    try {
      return Optional.of(isUsual(date) ? usual(date) : any(date));
    } catch (DateTimeException | NumberFormatException garbage) {
      return Optional.empty();
    }
  }

  private static boolean isUsual(String date) {
    return date.length() == LENGTH
        && date.endsWith(" GMT")
        && date.charAt(3) == ','
        && date.charAt(19) == ':'
        && date.charAt(22) == ':'
        && month(date) > 0;
  }

  /** From 1 up; something else if there is none. */
  private static int month(String date) {
    int at = MONTHS.indexOf(date.substring(8, 11));
    return at % 3 == 0 ? at / 3 + 1 : -1;
  }

  private static Instant usual(String date) {
    return LocalDateTime.of(
            number(date, 12, 16),
            month(date),
            number(date, 5, 7),
            number(date, 17, 19),
            number(date, 20, 22),
            number(date, 23, 25))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String date, int from, int to) {
    return Integer.parseUnsignedInt(date, from, to, 10);
  }

  private static Instant any(String date) {
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
