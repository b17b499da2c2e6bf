// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.util.Locale;

/**
 * A promise, and what became of it.
 *
 * @param work what was done, by whom, and against whom
 * @param wanted what was promised, as text
 * @param found what was measured, as text
 */
record Target(String work, String wanted, String found, boolean met) {
  static Target atLeast(String work, double wanted, double found) {
    return new Target(work, "at least " + times(wanted), times(found), found >= wanted);
  }

  static Target atMost(String work, double wanted, double found) {
    return new Target(work, "at most " + times(wanted), times(found), found <= wanted);
  }

  static Target atMostMegabytes(String work, double wanted, double found) {
    return new Target(
        work,
        String.format(Locale.ROOT, "at most %.0f MB", wanted),
        String.format(Locale.ROOT, "%.1f MB", found),
        found <= wanted);
  }

  static Target atMostSeconds(String work, double wanted, double found) {
    return new Target(
        work,
        String.format(Locale.ROOT, "at most %.1f s", wanted),
        String.format(Locale.ROOT, "%.2f s", found),
        found <= wanted);
  }

  static Target atLeastPerSecond(String work, long wanted, Score found) {
    return new Target(
        work,
        String.format(Locale.ROOT, "at least %,d a second", wanted),
        String.format(Locale.ROOT, "%,.0f a second", found.itemsPerSecond()),
        found.itemsPerSecond() >= wanted);
  }

  String row() {
    return String.join(" | ", "", work, wanted, found, met ? "met" : "**missed**", "").strip();
  }

  private static String times(double factor) {
    return String.format(Locale.ROOT, "%.2f times", factor);
  }
}
