// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

class OwnerThrowable {
  OwnerThrowable() throws Throwable {}

  @ParallelTask
  int run(int item) {
    return item;
  }

  @ParallelTask
  static int ofClass(int item) {
    return item;
  }
}
