// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

/** Has the name of a class that generated code uses. */
public class Task {
  @ParallelTask(pool = org.paralleltask.Pool.VIRTUAL)
  static Pool swim(Task task) {
    return new Pool();
  }

  static class Pool {}
}
