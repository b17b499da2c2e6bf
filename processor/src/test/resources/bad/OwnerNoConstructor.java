// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class OwnerNoConstructor {
  OwnerNoConstructor(int size) {}

  private OwnerNoConstructor() {}

  @ParallelTask
  int run(int item) {
    return item;
  }
}
