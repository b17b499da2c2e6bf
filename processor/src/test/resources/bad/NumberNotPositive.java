// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class NumberNotPositive {
  @ParallelTask(workers = 0, chunkSize = -1, window = -2, attempts = -3)
  static int run(int item) {
    return 1;
  }
}
