// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;

class ItemsFromResults {
  @ParallelTask(items = "1..3")
  static int day(int day) {
    return day;
  }

  @ParallelTask(after = "day", itemsFrom = "decades")
  static int run(List<Integer> days) {
    return days.size();
  }

  static Stream<List<Integer>> decades(Stream<String> days) {
    return Stream.of();
  }
}
