// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class ItemsFromUnknown {
  @ParallelTask(itemsFrom = "numbrs")
  static int run(int item) {
    return 1;
  }

  static Stream<Integer> numbers() {
    return Stream.of();
  }
}
