// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

class AfterUnknown {
  @ParallelTask(items = "1..3")
  static int day(int day) {
    return day;
  }

  @ParallelTask(after = "days")
  static int run(int day) {
    return day;
  }

  static void days() {}
}
