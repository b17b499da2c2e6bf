// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

/** Work that takes its time. */
class Waits {
  @ParallelTask(workers = 4)
  static void pause(long millis) throws InterruptedException {
    System.out.println("pausing " + millis);
    Thread.sleep(millis);
  }

  /** Every tenth does not end well. */
  @ParallelTask(workers = 4)
  static void stumble(long millis) throws InterruptedException {
    Thread.sleep(millis);
    if (millis % 10 == 0) {
      throw new IllegalStateException("stumbled");
    }
  }

  /** Does not end, whatever anybody says. */
  @ParallelTask
  static void ignore(int number) {
    System.out.println("ignoring " + number);
    while (true) {
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
      Thread.interrupted();
    }
  }

  @ParallelTask
  static void whisper(String secret) throws InterruptedException {
    System.out.println("whispering");
    Thread.sleep(60_000);
  }
}
