// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

class ItemsOneText {
  @ParallelTask(items = "1..3")
  static int run(int left, int right) {
    return 1;
  }
}
