// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt name was meant to be. */
final class Suggestion {
  private Suggestion() {}

  /** The end of a message: a question that names the nearest candidate, or nothing. */
  static String of(String wrong, Collection<String> candidates) {
    return nearest(wrong, candidates).map(near -> " Did you mean \"" + near + "\"?").orElse("");
  }

  private static Optional<String> nearest(String wrong, Collection<String> candidates) {
    int limit = Math.max(1, wrong.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(wrong, candidate) <= limit)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(wrong, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** How many letters must be inserted, removed or replaced to make one of the other. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
