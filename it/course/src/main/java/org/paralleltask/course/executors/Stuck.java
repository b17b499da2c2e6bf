// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.concurrent.locks.LockSupport;
import org.paralleltask.ParallelTask;
import org.paralleltask.course.Kind;

/**
 * S0-12, Ctrl-C: an item that waits for what never comes, which nobody can find out, and is deaf to
 * interruption. Ctrl-C ends the program all the same, with the status 130, and its worker process
 * with it.
 */
public final class Stuck {
  private Stuck() {}

  @ParallelTask
  static void wait(int item) {
    System.out.println("waiting");
    while (true) {
      LockSupport.park();
    }
  }

  public static void main(String... arguments) {
    StuckTasks.wait.pool(Kind.of(arguments)).submit(1).result();
  }
}
