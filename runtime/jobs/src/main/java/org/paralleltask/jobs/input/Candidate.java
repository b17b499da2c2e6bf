// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import org.jspecify.annotations.Nullable;

/**
 * What a source gives: an item, or what is wrong with it.
 *
 * @param place where it is, such as {@code line 12}; empty if its position says all
 * @param label the text that people know it by
 * @param value the item; null if it is bad
 * @param problem what is wrong with it; null if it is good
 * @param canonical whether equal identities mean equal items
 * @param identity what tells it from other items, now and in other runs: its label, if that does
 */
public record Candidate(
    String place,
    String label,
    @Nullable Object value,
    @Nullable String problem,
    boolean canonical,
    String identity) {

  static Candidate good(String place, String label, Object value) {
    return new Candidate(place, label, value, null, true, label);
  }

  static Candidate bad(String place, String label, String problem) {
    return new Candidate(place, label, null, problem, false, label);
  }

  /** Converts {@code text}, or says why that cannot be done. */
  static Candidate of(String place, String text, Converter converter) {
    try {
      return good(place, text, converter.convert(text));
    } catch (BadItemException bad) {
      return bad(place, text, String.valueOf(bad.getMessage()));
    }
  }
}
