// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class TaskTypeUnknown {
  @ParallelTask
  static int run(List<Missing> item) {
    return 1;
  }
}
