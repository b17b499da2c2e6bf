// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.util.Optional;

/**
 * A column that records are sorted by.
 *
 * @param column its name
 * @param number whether its values are compared as numbers, exactly; otherwise byte by byte, which
 *     for UTF-8 is in the order of code points
 * @param descending whether the largest comes first
 */
public record SortKey(String column, boolean number, boolean descending) {
  private static final String NUMBER = ":number";
  private static final String TEXT = ":text";

  /** Reads one such as {@code -amount:number}; empty if it has no column. */
  static Optional<SortKey> parse(String text) {
    boolean descending = text.startsWith("-");
    boolean number = text.endsWith(NUMBER);
    String kind = number ? NUMBER : text.endsWith(TEXT) ? TEXT : "";
    int from = descending ? 1 : 0;
    int to = text.length() - kind.length();
    return from < to
        ? Optional.of(new SortKey(text.substring(from, to).strip(), number, descending))
        : Optional.empty();
  }

  /** What can be written, in words. */
  static String accepted() {
    return "columns separated by commas, each with - before it for the largest first and :number"
        + " behind it for numbers, such as city,-amount:number";
  }
}
