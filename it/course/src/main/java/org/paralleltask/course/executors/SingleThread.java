// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import org.paralleltask.course.Seconds;

/** S3-10: four tasks of a second in a loop take four. */
public final class SingleThread {
  private SingleThread() {}

  public static void main(String... arguments) throws InterruptedException {
    long start = System.nanoTime();
    for (int id = 0; id < 4; id++) {
      Sleepers.task(id);
    }
    System.out.println("took " + Seconds.since(start) + " seconds");
  }
}
