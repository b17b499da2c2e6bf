// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

@SuppressWarnings("rawtypes")
class TaskRawType {
  @ParallelTask
  static int run(List item) {
    return 1;
  }
}
