// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

class TaskThrowable<E extends Throwable> {
  @ParallelTask
  static int run(int item) throws java.io.IOException, Throwable {
    return item;
  }

  @ParallelTask
  static void several(int item, String text) throws Interruption, StackOverflowError {}

  @ParallelTask
  int ofClass(int item) throws E {
    return item;
  }

  static class Interruption extends Throwable {}
}
