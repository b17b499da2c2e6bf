// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.fresh.ContentHash;
import org.paralleltask.jobs.report.Printable;

/**
 * What tells a result from others, without holding it.
 *
 * @param sha256 of its bytes, as they are written down and sent
 * @param text for people, cut
 */
record ResultPrint(String sha256, String text) {
  private static final int LONGEST_TEXT = 1000;
  private static final int LEAD = 20;
  private static final int SHOWN = 60;
  private static final int SHORT_HASH = 8;

  /** Of this result; empty if it cannot be written down. */
  static Optional<ResultPrint> of(@Nullable Object result, StoredResults stored) {
    return stored.bytes(result).map(bytes -> new ResultPrint(ContentHash.of(bytes), text(result)));
  }

  private static String text(@Nullable Object result) {
    try {
      boolean array = result != null && result.getClass().isArray();
      String text = Arrays.deepToString(new Object[] {array ? result : String.valueOf(result)});
      return Printable.start(text.substring(1, text.length() - 1), LONGEST_TEXT);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError odd) {
      return String.valueOf(result == null ? null : result.getClass().getName());
    }
  }

  /** Whether the other result is not this one. */
  boolean differsFrom(ResultPrint other) {
    return !sha256.equals(other.sha256);
  }

  /** How a later result differs from this one, around the first place where it does. */
  String difference(ResultPrint later) {
    int from = firstDifference(text, later.text);
    return from < 0
        ? "it returned a result of other bytes (%s) than before (%s), which reads the same: \"%s\""
            .formatted(later.shortHash(), shortHash(), excerpt(text, 0))
        : "it returned \"%s\", and before \"%s\""
            .formatted(excerpt(later.text, from), excerpt(text, from));
  }

  private String shortHash() {
    return sha256.substring(0, SHORT_HASH);
  }

  /** The first place where two texts differ; less than 0 if they do not. */
  private static int firstDifference(String a, String b) {
    return Arrays.mismatch(a.toCharArray(), b.toCharArray());
  }

  private static String excerpt(String text, int around) {
    int from = around <= LEAD ? 0 : around - LEAD;
    int to = Math.min(text.length(), from + SHOWN);
    return (from > 0 ? "..." : "")
        + Printable.of(text.substring(from, to))
        + (to < text.length() ? "..." : "");
  }
}
