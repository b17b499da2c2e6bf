// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.util.List;
import java.util.stream.IntStream;
import org.paralleltask.Task;

/** Tasks that need nothing of the test's memory, held in constants as generated code does. */
final class SampleTasks {
  static final Task<Integer, Integer> square = Task.of("square", n -> n * n);
  static final Task<Integer, Integer> abs = Task.of("abs", Math::abs);
  static final Task<Integer, Integer> same = Task.of("same", n -> n);
  static final Task<Object, Object> echo = Task.of("echo", item -> item);
  static final Task<Power, Long> power = Task.of("power", Power::value);
  static final Task<Division, Quotient> divide = Task.of("divide", Division::value);
  static final Task<Integer, Integer> failing = Task.of("failing", SampleTasks::fail);

  /** Fails for the odd ones. */
  static final Task<Integer, Integer> even =
      Task.of("even", n -> n % 2 == 0 ? n : SampleTasks.fail(n));

  private SampleTasks() {}

  static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  static Integer fail(Integer item) {
    throw new IllegalArgumentException("bad item " + item);
  }

  record Power(int base, int exponent) {
    long value() {
      return Math.round(Math.pow(base, exponent));
    }
  }

  record Division(int dividend, int divisor) {
    Quotient value() {
      return new Quotient(dividend / divisor, dividend % divisor);
    }
  }

  record Quotient(int quotient, int remainder) {}
}
