// SPDX-License-Identifier: Apache-2.0
package com.acme.squares;

import org.paralleltask.ParallelTask;

public class Squares {
  @ParallelTask(items = "1..10", reduce = "sum")
  static long square(long number) {
    return number * number;
  }
}
