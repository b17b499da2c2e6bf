// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.file;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltask.jobs.input.LabelFilter;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/**
 * Which of the files that were found are taken, by {@code include}, {@code exclude} and {@code
 * limit}. Whole files: what they are cut into is nobody's business.
 */
final class FileChoice {
  private final LabelFilter filter;
  private final int limit;

  /** The options that were set, in words. */
  private final String options;

  /**
   * @param settings where bad values are noted
   */
  FileChoice(Settings settings) {
    this.filter = filter(settings);
    this.limit = settings.count("limit", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    this.options = options(settings);
  }

  /** The options that are set, in words; empty if none is. */
  static String options(Settings settings) {
    return Stream.of("include", "exclude", "limit")
        .filter(name -> settings.text(name).isPresent())
        .map("\"%s\""::formatted)
        .collect(Collectors.joining(" and "));
  }

  private static LabelFilter filter(Settings settings) {
    try {
      return LabelFilter.of(
          settings.text("include").orElse(null), settings.text("exclude").orElse(null));
    } catch (ConfigurationException bad) {
      settings.problem(String.valueOf(bad.getMessage()));
      return LabelFilter.ALL;
    }
  }

  /** Whether a file of this name, relative to where it was looked for, may be taken. */
  boolean accepts(String name) {
    return filter.test(name);
  }

  /** The first ones, if there are too many. */
  <T> List<T> first(List<T> files) {
    return files.subList(0, Math.min(limit, files.size()));
  }

  /** What to tell of files that are not taken; nothing if all are. */
  Optional<String> lack(int found, int taken) {
    return found == taken
        ? Optional.empty()
        : Optional.of(
            "Only %d of %d files are aggregated, for %s.".formatted(taken, found, options));
  }
}
