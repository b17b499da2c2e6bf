// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.table;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.aggregate.query.Function;
import org.paralleltask.jobs.aggregate.record.Decimal;

/**
 * What becomes of the numbers of one column, for each group: how many there were, and their sum,
 * smallest or largest, exactly. Numbers of up to 18 digits stay in arrays; a group in which they do
 * not suffice has an object.
 */
final class Column {
  private static final long[] POWERS = powers();

  private final Function function;
  private long[] counts = new long[64];
  private long[] unscaled = new long[64];
  private @Nullable BigDecimal[] beyond = new @Nullable BigDecimal[64];

  /** How many digits behind the point all {@code unscaled} have. */
  private int scale;

  Column(Function function) {
    this.function = function;
  }

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** Counts without a number. */
  void add(int group) {
    reserve(group);
    counts[group]++;
  }

  /** Takes the number that was read. */
  void add(int group, Decimal number) {
    reserve(group);
    BigDecimal big = number.big();
    if (big != null || beyond[group] != null || !addSmall(group, number)) {
      addBig(group, number.value());
    }
    counts[group]++;
  }

  private boolean addSmall(int group, Decimal number) {
    if (number.scale() > scale && !rescale(number.scale())) {
      return false;
    }
    long value = number.unscaled();
    if (number.scale() < scale) {
      long factor = POWERS[scale - number.scale()];
      if (Math.multiplyHigh(value, factor) != (value * factor) >> 63) {
        return false;
      }
      value *= factor;
    }
    return combine(group, value);
  }

  /** Whether the outcome fits. */
  private boolean combine(int group, long value) {
    long before = unscaled[group];
    switch (function) {
      case MIN -> unscaled[group] = counts[group] == 0 ? value : Math.min(before, value);
      case MAX -> unscaled[group] = counts[group] == 0 ? value : Math.max(before, value);
      default -> {
        long sum = before + value;
        if (((before ^ sum) & (value ^ sum)) < 0) {
          return false;
        }
        unscaled[group] = sum;
      }
    }
    return true;
  }

  /** Gives all groups more digits behind the point; those that have no room become objects. */
  private boolean rescale(int finer) {
    if (finer >= POWERS.length) {
      return false;
    }
    long factor = POWERS[finer - scale];
    for (int group = 0; group < unscaled.length; group++) {
      long value = unscaled[group];
      if (Math.multiplyHigh(value, factor) != (value * factor) >> 63) {
        beyond[group] = value(group);
      }
      unscaled[group] = value * factor;
    }
    scale = finer;
    return true;
  }

  private void addBig(int group, BigDecimal number) {
    BigDecimal before = counts[group] == 0 ? null : value(group);
    beyond[group] = before == null ? number : function.combine(before, number);
  }

  private BigDecimal value(int group) {
    BigDecimal big = beyond[group];
    return big == null ? BigDecimal.valueOf(unscaled[group], scale) : big;
  }

  private void reserve(int group) {
    if (group >= counts.length) {
      int length = Math.max(group + 1, counts.length * 2);
      counts = Arrays.copyOf(counts, length);
      unscaled = Arrays.copyOf(unscaled, length);
      beyond = Arrays.copyOf(beyond, length);
    }
  }

  /** What has come out for a group. */
  Cell cell(int group) {
    reserve(group);
    return new Cell(
        counts[group], function == Function.COUNT || counts[group] == 0 ? null : value(group));
  }
}
