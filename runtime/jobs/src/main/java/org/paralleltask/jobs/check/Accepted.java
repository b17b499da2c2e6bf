// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statuses of HTTP, as ranges.
 *
 * @param ranges each with its first and its last
 */
record Accepted(List<Range> ranges) {
  static final Accepted STANDARD = new Accepted(List.of(new Range(200, 299)));

  private static final Pattern RANGE = Pattern.compile("([1-9]\\d\\d)(?:\\.\\.([1-9]\\d\\d))?");

  record Range(int first, int last) {}

  /** Reads {@code 200..299,304}; empty if it is written in another way. */
  static Optional<Accepted> parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      Matcher parts = RANGE.matcher(each.strip());
      if (!parts.matches()) {
        return Optional.empty();
      }
      int first = Integer.parseInt(parts.group(1));
      ranges.add(
          new Range(first, parts.group(2) == null ? first : Integer.parseInt(parts.group(2))));
    }
    return Optional.of(new Accepted(List.copyOf(ranges)));
  }

  boolean has(int status) {
    return ranges.stream().anyMatch(range -> range.first <= status && status <= range.last);
  }

  @Override
  public String toString() {
    return ranges.toString();
  }
}
