// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import org.jspecify.annotations.Nullable;

/**
 * A wait between attempts as it is written in the annotation, such as {@code 500ms..30s}.
 *
 * @param first the longest wait after the first failed attempt
 * @param most the longest wait after any
 */
record BackoffText(Timeout first, Timeout most) {
  private static final String BETWEEN = "..";

  /** The waits, or null if the text has another form, or the second is the shorter. */
  static @Nullable BackoffText parse(String text) {
    int between = text.indexOf(BETWEEN);
    if (between < 0) {
      return null;
    }
    Timeout first = Timeout.parse(text.substring(0, between));
    Timeout most = Timeout.parse(text.substring(between + BETWEEN.length()));
    return first == null || most == null || first.millis() > most.millis()
        ? null
        : new BackoffText(first, most);
  }
}
