// SPDX-License-Identifier: Apache-2.0
package com.acme.cubes;

import org.paralleltask.ParallelTask;

public class Cubes {
  @ParallelTask(items = "1..10", reduce = "sum")
  static long cube(long number) {
    return number * number * number;
  }
}
