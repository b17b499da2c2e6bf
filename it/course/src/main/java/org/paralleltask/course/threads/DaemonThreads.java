// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import org.paralleltask.course.Seconds;

/**
 * S4-28: main counts to 4 and ends; the program then waits for the thread that is no daemon, and
 * not for the daemon, whose "Exiting" never comes.
 */
public final class DaemonThreads {
  private DaemonThreads() {}

  public static void main(String... arguments) throws InterruptedException {
    Thread daemon = new Thread(() -> work(1000), "daemon");
    daemon.setDaemon(true);
    Thread other = new Thread(() -> work(8), "non-daemon");
    daemon.start();
    other.start();
    for (int i = 0; i < 5; i++) {
      Seconds.sleep(1);
      System.out.println(i);
    }
  }

  private static void work(int seconds) {
    String name = Thread.currentThread().getName();
    System.out.println("Starting: " + name);
    try {
      Seconds.sleep(seconds);
      System.out.println("Exiting: " + name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
