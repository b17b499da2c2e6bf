// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class ReduceVoid {
  @ParallelTask(reduce = "min")
  static void run(int item) {}
}
