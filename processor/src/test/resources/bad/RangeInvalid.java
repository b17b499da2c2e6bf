// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class RangeInvalid {
  @ParallelTask(items = "1..x")
  static int run(int item) {
    return 1;
  }
}
