// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

class Squares {
  /** Squares a number. It takes no time. */
  @ParallelTask(items = "1..1000", reduce = "sum", workers = 4, timeout = "30s")
  static long square(long number) {
    return number * number;
  }
}
