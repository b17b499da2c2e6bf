// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public class Zipped {
  @ParallelTask(itemsFrom = "pairs", reduce = "merge")
  public static double power(double base, int exponent) {
    return Math.pow(base, exponent);
  }

  static List<ZippedTasks.PowerArgs> pairs() {
    return List.of(new ZippedTasks.PowerArgs(2, 10));
  }

  static Double merge(Double left, Number right) {
    return left;
  }
}
