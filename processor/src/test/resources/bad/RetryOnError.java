// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class RetryOnError {
  @ParallelTask(retryOn = {IllegalStateException.class, StackOverflowError.class})
  static int run(int item) {
    return 1;
  }
}
