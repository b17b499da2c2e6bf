// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.aggregate.query.Function;
import org.paralleltask.jobs.aggregate.query.Measure;

/**
 * What has come out of a column, in one group.
 *
 * @param count how many values there were
 * @param value their sum, smallest or largest; null if there was none, or nobody asked
 */
public record Cell(long count, @Nullable BigDecimal value) {
  /** As many digits as tell any two floating point numbers apart. */
  private static final MathContext MEAN = new MathContext(17, RoundingMode.HALF_EVEN);

  private static final int LONGEST_PLAIN = 40;

  /** Of both. */
  Cell with(Cell other, Function function) {
    BigDecimal both =
        value == null || other.value == null
            ? (value == null ? other.value : value)
            : function.combine(value, other.value);
    return new Cell(count + other.count, both);
  }

  /** Of all measures of a group, which was met twice. */
  public static List<Cell> both(List<Cell> a, List<Cell> b, List<Measure> measures) {
    List<Cell> cells = new ArrayList<>(a.size());
    for (int i = 0; i < a.size(); i++) {
      cells.add(a.get(i).with(b.get(i), measures.get(i).function()));
    }
    return List.copyOf(cells);
  }

  /** As it is written; empty if there was no value. */
  String text(Function function) {
    if (function == Function.COUNT) {
      return Long.toString(count);
    }
    if (value == null) {
      return "";
    }
    return text(function == Function.MEAN ? value.divide(BigDecimal.valueOf(count), MEAN) : value);
  }

  /** One text for one number, however many zeros its summands had. */
  private static String text(BigDecimal number) {
    BigDecimal canonical = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    boolean plain = Math.abs((long) canonical.scale()) <= LONGEST_PLAIN;
    return plain ? canonical.toPlainString() : canonical.toString();
  }
}
