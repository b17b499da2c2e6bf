// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class ReduceNotNumeric {
  @ParallelTask(reduce = "sum")
  static String run(int item) {
    return null;
  }
}
