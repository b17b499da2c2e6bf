// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

class AfterVoid {
  @ParallelTask(items = "1..3")
  static void day(int day) {}

  @ParallelTask(after = "day")
  static int run(int day) {
    return day;
  }
}
