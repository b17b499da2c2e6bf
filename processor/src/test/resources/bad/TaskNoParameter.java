// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class TaskNoParameter {
  @ParallelTask
  static int run() {
    return 1;
  }
}
