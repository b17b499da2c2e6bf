// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

class AfterType {
  @ParallelTask(items = "1..3")
  static int day(int day) {
    return day;
  }

  @ParallelTask(after = "day")
  static int run(List<Integer> days) {
    return days.size();
  }
}
