// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class ItemsFromType {
  @ParallelTask(itemsFrom = "numbers")
  static int run(int item) {
    return 1;
  }

  static Stream<Number> numbers() {
    return Stream.of();
  }
}
