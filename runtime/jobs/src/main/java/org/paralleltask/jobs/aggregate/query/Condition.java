// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.query;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a record must be like to count. Values that are numbers on both sides are compared as such,
 * others by the code points of their texts.
 *
 * @param column whose value is compared
 * @param operator how
 * @param value with what
 */
public record Condition(String column, Operator operator, String value) {
  /** After an operator no other may come: {@code >>}, {@code ==} and {@code =<} are slips. */
  private static final Pattern FORM =
      Pattern.compile("([^=<>!]+)(=|!=|<=|>=|<|>)(?!\\s*[=<>!])(.*)");

  /** A comparison. */
  public enum Operator {
    /** The same. */
    EQUAL("="),
    /** Another. */
    NOT_EQUAL("!="),
    /** Smaller. */
    LESS("<"),
    /** Not larger. */
    AT_MOST("<="),
    /** Larger. */
    MORE(">"),
    /** Not smaller. */
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    static Operator of(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException(sign);
    }

    /** Whether a comparison with this outcome, as of a comparator, is what is asked. */
    public boolean accepts(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case NOT_EQUAL -> comparison != 0;
        case LESS -> comparison < 0;
        case AT_MOST -> comparison <= 0;
        case MORE -> comparison > 0;
        case AT_LEAST -> comparison >= 0;
      };
    }
  }

  /**
   * Reads {@code country=DE} or {@code amount>=10}; empty if it is nothing of that kind, or the
   * value begins as an operator does.
   */
  static Optional<Condition> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(
            new Condition(
                parts.group(1).strip(), Operator.of(parts.group(2)), parts.group(3).strip()))
        : Optional.empty();
  }

  /** What can be written, in words. */
  static String accepted() {
    return "column=value, and !=, <, <=, >, >=; a value begins with none of = ! < >";
  }
}
