// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class RetryOnHidden {
  private static class Secret extends RuntimeException {}

  @ParallelTask(retryOn = Secret.class)
  static int run(int item) {
    return 1;
  }
}
