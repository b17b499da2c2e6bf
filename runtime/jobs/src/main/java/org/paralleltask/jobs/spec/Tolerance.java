// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many items may fail.
 *
 * @param amount a number of items, or of percent
 * @param percent which of the two
 */
public record Tolerance(double amount, boolean percent) {
  /** No item may fail. */
  public static final Tolerance NONE = new Tolerance(0, false);

  static Optional<Tolerance> parse(String text) {
    return text.endsWith("%")
        ? share(text.substring(0, text.length() - 1))
        : Form.digits(text).map(count -> new Tolerance(count, false));
  }

  private static Optional<Tolerance> share(String text) {
    return text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?")
        ? Optional.of(new Tolerance(Double.parseDouble(text), true)).filter(t -> t.amount <= 100)
        : Optional.empty();
  }

  /** Whether {@code failed} are too many of {@code items}; a share of an unknown number is not. */
  public boolean isExceeded(long failed, OptionalLong items) {
    if (!percent) {
      return failed > amount;
    }
    return items.isPresent() && failed > Math.floor(items.getAsLong() * amount / 100);
  }

  /** As the option is written. */
  @Override
  public String toString() {
    String number = amount == Math.rint(amount) ? Long.toString((long) amount) : "" + amount;
    return percent ? number + "%" : number;
  }
}
