// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One column of the result.
 *
 * @param function what is asked
 * @param column of which column; empty to count records
 */
public record Measure(Function function, String column) {
  private static final Pattern FORM = Pattern.compile("([A-Za-z]+)(?:\\((.*)\\))?");

  /** Reads {@code sum(amount)} or {@code count}; empty if it is neither. */
  static Optional<Measure> parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String column = parts.group(2) == null ? "" : parts.group(2).strip();
    return Arrays.stream(Function.values())
        .filter(function -> function.text().equals(parts.group(1).toLowerCase(Locale.ROOT)))
        .findFirst()
        .filter(function -> function == Function.COUNT || !column.isEmpty())
        .map(function -> new Measure(function, column.equals("*") ? "" : column));
  }

  /** What is accepted, in words. */
  static String accepted() {
    return Arrays.stream(Function.values())
        .map(function -> function.text() + "(column)")
        .collect(Collectors.joining(", ", "count, ", ""));
  }

  /** As it is written. */
  public String text() {
    return column.isEmpty() ? function.text() : "%s(%s)".formatted(function.text(), column);
  }
}
