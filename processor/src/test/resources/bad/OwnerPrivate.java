// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

class OwnerPrivate {
  private static class Secret {
    static class Nested {
      @ParallelTask
      static int run(int item) {
        return item;
      }
    }
  }
}
