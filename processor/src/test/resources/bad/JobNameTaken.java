// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class JobNameTaken {
  @ParallelTask(name = "job")
  static int run(int item) {
    return 1;
  }

  @ParallelTask(workers = 2, name =  "job")
  static int second(int item) {
    return 1;
  }
}
