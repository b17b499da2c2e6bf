// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which items a run is about, by their labels. A pattern stands for a whole label: {@code *} for
 * any text, {@code /} included, {@code ?} for one character.
 *
 * @param include an item must match one of these, if there are any
 * @param exclude an item must match none of these
 */
public record LabelFilter(Patterns include, Patterns exclude) {
  /** Lets all items through. */
  public static final LabelFilter ALL = new LabelFilter(Patterns.NONE, Patterns.NONE);

  /**
   * Some patterns.
   *
   * @param text as the user wrote them
   * @param patterns ready to be used
   */
  public record Patterns(String text, List<Pattern> patterns) {
    static final Patterns NONE = new Patterns("", List.of());

    static final Form<Patterns> FORM =
        new Form<>("patterns such as img/*.png, separated by commas", Patterns::parse);

    private static Optional<Patterns> parse(String text) {
      List<Pattern> patterns =
          Stream.of(text.split(","))
              .map(String::strip)
              .filter(each -> !each.isEmpty())
              .map(Patterns::pattern)
              .toList();
      return patterns.isEmpty() ? Optional.empty() : Optional.of(new Patterns(text, patterns));
    }

    private static Pattern pattern(String text) {
      String regex =
          Arrays.stream(text.split("(?<=[*?])|(?=[*?])"))
              .map(Patterns::part)
              .collect(Collectors.joining());
      return Pattern.compile(regex, Pattern.DOTALL);
    }

    private static String part(String text) {
      return switch (text) {
        case "*" -> ".*";
        case "?" -> ".";
        default -> Pattern.quote(text);
      };
    }

    private boolean match(String label) {
      return patterns.stream().anyMatch(pattern -> pattern.matcher(label).matches());
    }
  }

  static LabelFilter read(OptionReader reader) {
    return new LabelFilter(
        reader.read("include", Patterns.FORM).orElse(Patterns.NONE),
        reader.read("exclude", Patterns.FORM).orElse(Patterns.NONE));
  }

  /**
   * Why an item is left out.
   *
   * @return the option with its patterns; null if the item is in
   */
  public @Nullable String reasonAgainst(String label) {
    if (!include.patterns().isEmpty() && !include.match(label)) {
      return "include=" + include.text();
    }
    return exclude.match(label) ? "exclude=" + exclude.text() : null;
  }
}
