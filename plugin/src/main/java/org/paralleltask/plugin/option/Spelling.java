// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
  private Spelling() {}

  /**
   * The known word nearest to the given one, unless all are too far away to be meant. One behind a
   * prefix that is not its own, such as {@code download.maxSize}, is the nearest.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String last = word.substring(word.lastIndexOf('.') + 1);
    return known.contains(last) ? Optional.of(last) : nearestOf(word, known);
  }

  private static Optional<String> nearestOf(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String other) -> distance(word, other)).thenComparing(w -> w))
        .filter(best -> distance(word, best) <= Math.max(2, word.length() / 3));
  }

  /** A sentence to append to a message: empty, or a question that begins with a space. */
  public static String didYouMean(String prefix, String word, Collection<String> known) {
    return nearest(word, known)
        .map(best -> " Did you mean \"%s%s\"?".formatted(prefix, best))
        .orElse("");
  }

  /** How many letters must be put in, taken out, replaced, or swapped with their neighbour. */
  static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int edited = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    int best = Math.min(replaced, edited);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
