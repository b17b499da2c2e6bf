// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

interface OwnerAbstract {
  @ParallelTask
  default int run(int item) {
    return item;
  }
}
