// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import org.paralleltask.course.Seconds;

/** S1-02: the baseline. Two tasks of a second, one after the other, take two. */
public final class Sequential {
  private Sequential() {}

  static int task(int id) throws InterruptedException {
    System.out.println("Starting the task " + id + "...");
    Seconds.sleep(1);
    System.out.println("Done with task " + id);
    return id;
  }

  public static void main(String... arguments) throws InterruptedException {
    long start = System.nanoTime();
    task(1);
    task(2);
    System.out.println("Completed in " + Seconds.since(start) + " seconds");
  }
}
