// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files about a run that can be asked for, one by one. */
public enum ReportKind {
  /** The run in figures. */
  JSON,
  /** A line for each item. */
  ITEMS,
  /** What CI servers read as test results. */
  JUNIT,
  /** A page to look at. */
  HTML,
  /** What trace viewers read. */
  TRACE,
  /** The items that failed, in the form in which items are given. */
  FAILED,
  /** A summary for a page of a CI server. */
  MARKDOWN;

  private static final String ALL = "all";
  private static final String NONE = "none";

  /** How the option is written. */
  static final Form<Set<ReportKind>> FORM =
      new Form<>(
          "all, none, or some of "
              + Arrays.stream(values()).map(Form::written).collect(Collectors.joining(", "))
              + " with commas between",
          ReportKind::parse);

  /** Every kind. */
  public static Set<ReportKind> all() {
    return EnumSet.allOf(ReportKind.class);
  }

  /** What the user asks for. */
  public static Set<ReportKind> chosen(JobSpec spec) throws ConfigurationException {
    OptionReader reader = new OptionReader(spec);
    Set<ReportKind> chosen = reader.read("report", FORM).orElse(all());
    if (!reader.problems().isEmpty()) {
      throw new ConfigurationException(String.join("\n", reader.problems()));
    }
    return chosen;
  }

  private static Optional<Set<ReportKind>> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals(ALL) || lower.equals(NONE)) {
      return Optional.of(lower.equals(ALL) ? all() : EnumSet.noneOf(ReportKind.class));
    }
    Set<ReportKind> kinds = EnumSet.noneOf(ReportKind.class);
    for (String word : lower.split(",", -1)) {
      Optional<ReportKind> kind =
          Arrays.stream(values()).filter(k -> Form.written(k).equals(word.strip())).findFirst();
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      kinds.add(kind.get());
    }
    return Optional.of(kinds);
  }
}
