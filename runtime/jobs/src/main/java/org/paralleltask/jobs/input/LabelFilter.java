// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.spec.ConfigurationException;

/**
 * Chooses items by patterns of their labels, several of them separated by commas. A pattern with a
 * slash is of the whole label, one without of what stands behind its last slash.
 */
public final class LabelFilter implements Predicate<String> {
  /** Lets all through. */
  public static final LabelFilter ALL = new LabelFilter(List.of(), List.of());

  private final List<Glob> included;
  private final List<Glob> excluded;

  private LabelFilter(List<Glob> included, List<Glob> excluded) {
    this.included = included;
    this.excluded = excluded;
  }

  /**
   * A filter.
   *
   * @param include only these; null for all
   * @param exclude none of these; null for none
   */
  public static LabelFilter of(@Nullable String include, @Nullable String exclude)
      throws ConfigurationException {
    return new LabelFilter(globs("include", include), globs("exclude", exclude));
  }

  private static List<Glob> globs(String option, @Nullable String patterns)
      throws ConfigurationException {
    List<Glob> globs = new ArrayList<>();
    List<String> all = patterns == null ? List.of() : Arrays.asList(patterns.split(",", -1));
    for (String pattern : all) {
      String whole = pattern.contains("/") ? pattern.strip() : "**/" + pattern.strip();
      globs.add(
          Glob.parse(whole)
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          "\"%s\" has the pattern \"%s\", in which a bracket is not closed. Accepted: patterns such as *.png, img/*.png or img/**, separated by commas."
                              .formatted(option, pattern))));
    }
    return globs;
  }

  @Override
  public boolean test(String label) {
    return (included.isEmpty() || included.stream().anyMatch(glob -> glob.matchesWhole(label)))
        && excluded.stream().noneMatch(glob -> glob.matchesWhole(label));
  }
}
