// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

public class Deprecations {
  @Deprecated
  @ParallelTask
  static int old(int item) {
    return item;
  }

  @Deprecated(forRemoval = true)
  @ParallelTask
  static int older(int item, int exponent) {
    return item;
  }

  @Deprecated
  static class Owner {
    @ParallelTask
    int instance(Outdated item) {
      return 0;
    }
  }

  @Deprecated(forRemoval = true)
  record Outdated() {}
}
