// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class ReduceUnsuitable {
  @ParallelTask(reduce = "merge")
  static int run(int item) {
    return 1;
  }

  static long merge(int left, int right) {
    return 1;
  }

  @ParallelTask(reduce = "risky")
  static int other(int item) {
    return 1;
  }

  static int risky(int left, int right) throws Throwable {
    return 1;
  }
}
