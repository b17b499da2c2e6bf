// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

class AfterCircle {
  @ParallelTask(after = "third")
  static int first(int item) {
    return item;
  }

  @ParallelTask(after = "first")
  static int second(int item) {
    return item;
  }

  @ParallelTask(after = "second")
  static int third(int item) {
    return item;
  }
}
