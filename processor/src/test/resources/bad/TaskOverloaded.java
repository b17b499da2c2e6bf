// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class TaskOverloaded {
  @ParallelTask
  static int run(int item) {
    return item;
  }

  @ParallelTask
  static int run(String item, List<String> more) {
    return 1;
  }
}
