// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;

class Throws {
  @ParallelTask(itemsFrom = "numbers")
  static int exception(int item) throws IOException, Exception {
    return item;
  }

  @ParallelTask(itemsFrom = "anything")
  static void error(int item) throws Problem, IllegalStateException {}

  @ParallelTask(after = "exception", itemsFrom = "later")
  static int stage(int item) throws InterruptedException {
    return item;
  }

  static Stream<Integer> numbers() throws Exception {
    return Stream.of();
  }

  /** The compiler takes RuntimeException for what nobody names. */
  static <E extends Throwable> List<Integer> anything() throws E {
    return List.of();
  }

  static Stream<Integer> later(Stream<Integer> numbers) throws IOException {
    return numbers;
  }

  static class OfClass<E extends Exception> {
    OfClass() throws E {}

    @ParallelTask
    int instance(int item) throws E {
      return item;
    }
  }

  static class OfConstructor {
    <E extends Throwable> OfConstructor() throws E {}

    @ParallelTask
    int instance(int item) throws CloneNotSupportedException {
      return item;
    }
  }

  static class Problem extends Error {
    private static final long serialVersionUID = 1;
  }
}
