// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

class AfterWithItems {
  @ParallelTask(items = "1..3")
  static int day(int day) {
    return day;
  }

  @ParallelTask(after = "day", items = "1..4")
  static int run(int day) {
    return day;
  }
}
