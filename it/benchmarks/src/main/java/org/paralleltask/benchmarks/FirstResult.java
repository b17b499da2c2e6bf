// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import org.paralleltask.Pool;
import org.paralleltask.Task;

/** A whole program: one result from a new worker process; without arguments, from none. */
public final class FirstResult {
  private FirstResult() {}

  /** Prints 42. */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      System.out.println(42);
      return;
    }
    Task<Integer, Integer> task = Task.<Integer, Integer>of("double", n -> 2 * n);
    System.out.println(task.pool(Pool.PROCESS).submit(21).result());
  }
}
