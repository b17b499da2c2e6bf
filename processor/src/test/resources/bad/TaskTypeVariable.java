// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class TaskTypeVariable<C> {
  @ParallelTask
  static <T> int run(List<T> item) {
    return 1;
  }

  @ParallelTask
  int ofClass(int item, Map<C, ?> map) {
    return 1;
  }
}
