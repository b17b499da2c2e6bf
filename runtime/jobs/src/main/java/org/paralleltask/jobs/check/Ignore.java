// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Links that are not looked at.
 *
 * @param pattern found anywhere in the link
 * @param until the last day on which that holds
 */
record Ignore(Pattern pattern, LocalDate until) {
  private static final Pattern FORM =
      Pattern.compile("(.*?\\S)(?:\\s+until=(\\S+))?", Pattern.DOTALL);

  /** Reads {@code regex} or {@code regex until=2027-01-01}; empty if it is no such thing. */
  static Optional<Ignore> parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    try {
      return parts.matches()
          ? Optional.of(
              new Ignore(
                  Pattern.compile(parts.group(1)),
                  parts.group(2) == null ? LocalDate.MAX : LocalDate.parse(parts.group(2))))
          : Optional.empty();
    } catch (PatternSyntaxException | DateTimeException wrong) {
      return Optional.empty();
    }
  }

  boolean hasExpired() {
    return LocalDate.now(ZoneId.systemDefault()).isAfter(until);
  }

  boolean fits(String link) {
    return pattern.matcher(link).find() && !hasExpired();
  }

  @Override
  public String toString() {
    return pattern + (until.equals(LocalDate.MAX) ? "" : " until=" + until);
  }
}
