// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class BackoffInvalid {
  @ParallelTask(backoff = "500ms")
  static int run(int item) {
    return 1;
  }

  @ParallelTask(backoff = "30s..1s")
  static int runLonger(int item) {
    return 1;
  }
}
