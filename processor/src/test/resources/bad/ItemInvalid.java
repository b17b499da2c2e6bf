// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class ItemInvalid {
  @ParallelTask(items = {"1", "x", "1..2", "300"})
  static int run(byte item) {
    return 1;
  }
}
