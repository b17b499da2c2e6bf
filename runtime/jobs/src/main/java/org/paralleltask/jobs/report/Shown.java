// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.Locale;
import org.paralleltask.jobs.journal.State;

/**
 * How an outcome is shown: by a word, a sign and a colour, any of which is enough.
 *
 * @param word what it is called
 * @param sign a character
 * @param code a letter, for tables of data
 */
record Shown(String word, String sign, char code) {
  /** An attempt after which another was made. */
  static final Shown RETRIED = new Shown("retried", "↻", 'r');

  static Shown of(State state) {
    String word = state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return switch (state) {
      case OK -> new Shown(word, "✓", 'o');
      case FLAKY -> new Shown(word, "↻", 'y');
      case UP_TO_DATE -> new Shown(word, "=", 'u');
      case FAILED -> new Shown(word, "✗", 'f');
      case TIMED_OUT -> new Shown(word, "◷", 't');
      case CANCELLED -> new Shown(word, "⊘", 'c');
      case NOT_RUN -> new Shown(word, "·", 'n');
      case DUPLICATE -> new Shown(word, "≡", 'd');
    };
  }

  /** The sign, as read aloud and as seen. */
  String badge() {
    return "<span class=\"s s-%s\"><i aria-hidden=\"true\">%s</i> %s</span>"
        .formatted(code, sign, word);
  }
}
