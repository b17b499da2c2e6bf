// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class ItemsFromUnsuitable {
  @ParallelTask(itemsFrom = "numbers")
  static int run(int item) {
    return 1;
  }

  private Stream<Integer> numbers(int size) throws java.io.IOException, Throwable {
    return Stream.of();
  }
}
