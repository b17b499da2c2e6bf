// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Results becoming one, in the order in which they are added. Used by one thread. */
interface Fold {
  /**
   * Takes one more.
   *
   * @throws ArithmeticException if the sum has become too large for its type
   */
  void add(@Nullable Object result);

  /** What has come out so far; null if there is nothing. */
  @Nullable Object result();

  /** Whether the order of the results can be seen in what comes out. */
  default boolean isOrdered() {
    return true;
  }

  /** How many results there were. */
  final class Count implements Fold {
    private long count;

    @Override
    public void add(@Nullable Object result) {
      count++;
    }

    @Override
    public Long result() {
      return count;
    }

    @Override
    public boolean isOrdered() {
      return false;
    }
  }

  /** The sum of whole numbers that fit into 64 bits, exact. */
  final class LongSum implements Fold {
    private long sum;

    @Override
    public void add(@Nullable Object result) {
      try {
        sum = Math.addExact(sum, ((Number) present(result)).longValue());
      } catch (ArithmeticException overflow) {
        throw new ArithmeticException(
            "the sum does not fit into 64 bits: return BigInteger from the task");
      }
    }

    @Override
    public Long result() {
      return sum;
    }

    @Override
    public boolean isOrdered() {
      return false;
    }
  }

  /** The sum of floating point numbers; it depends on the order. */
  final class DoubleSum implements Fold {
    private double sum;

    @Override
    public void add(@Nullable Object result) {
      sum += ((Number) present(result)).doubleValue();
    }

    @Override
    public Double result() {
      return sum;
    }
  }

  /** The sum of numbers of any size. */
  final class BigSum implements Fold {
    private BigDecimal sum = BigDecimal.ZERO;

    @Override
    public void add(@Nullable Object result) {
      Object number = present(result);
      sum = sum.add(number instanceof BigInteger i ? new BigDecimal(i) : (BigDecimal) number);
    }

    @Override
    public BigDecimal result() {
      return sum;
    }

    @Override
    public boolean isOrdered() {
      return false;
    }
  }

  /** All texts, one after the other, nothing between them. */
  final class Concat implements Fold {
    private final StringBuilder all = new StringBuilder();

    @Override
    public void add(@Nullable Object result) {
      all.append(present(result));
    }

    @Override
    public String result() {
      return all.toString();
    }
  }

  /** Any way to make one of two. The first result is taken as it is. */
  final class Pairwise implements Fold {
    private final BinaryOperator<@Nullable Object> operator;
    private @Nullable Object folded;
    private boolean begun;

    Pairwise(BinaryOperator<@Nullable Object> operator) {
      this.operator = operator;
    }

    @Override
    public void add(@Nullable Object result) {
      folded = begun ? operator.apply(folded, result) : result;
      begun = true;
    }

    @Override
    public @Nullable Object result() {
      return folded;
    }
  }

  private static Object present(@Nullable Object result) {
    if (result == null) {
      throw new IllegalArgumentException("the task returned null, which cannot be folded");
    }
    return result;
  }
}
