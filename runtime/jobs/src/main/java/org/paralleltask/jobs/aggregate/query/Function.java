// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.query;

import java.math.BigDecimal;
import java.util.Locale;

/** What is asked of the values of a column. */
public enum Function {
  /** How many there are; without a column, how many records. */
  COUNT,
  /** The numbers added up, exactly. */
  SUM,
  /** The smallest number. */
  MIN,
  /** The largest number. */
  MAX,
  /** The sum divided by how many there are, to 17 digits. */
  MEAN;

  /** As it is written in options and in the head of the result. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What two values of a column, or of parts of it, come to; nothing to ask of counts. */
  public BigDecimal combine(BigDecimal a, BigDecimal b) {
    return switch (this) {
      case MIN -> a.min(b);
      case MAX -> a.max(b);
      default -> a.add(b);
    };
  }
}
