// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class TaskTypeHidden {
  private static class Secret {}

  @ParallelTask
  static int run(List<Secret> item) {
    return 1;
  }
}
