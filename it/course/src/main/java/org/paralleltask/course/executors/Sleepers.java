// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import org.paralleltask.ParallelTask;
import org.paralleltask.course.Seconds;

/** The task of S3-10, S3-11 and S3-12: it does nothing for a second. */
final class Sleepers {
  private Sleepers() {}

  @ParallelTask(workers = 4)
  static int task(int id) throws InterruptedException {
    System.out.println("Starting task " + id);
    Seconds.sleep(1);
    System.out.println("Finished task " + id);
    return id;
  }
}
