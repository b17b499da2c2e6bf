// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import org.paralleltask.course.Seconds;

/**
 * S0-05: a daemon and a thread that is none, which is the default. Without {@code join}, the last
 * line is missing: the program ends when no other thread is left, and does not wait for daemons.
 * Run it once with the argument {@code join} and once without.
 */
public final class Daemons {
  private Daemons() {}

  public static void main(String... arguments) throws InterruptedException {
    Thread daemon = new Thread(() -> work("daemon", 5));
    daemon.setDaemon(true); // before the start: it cannot change later
    Thread other = new Thread(() -> work("non-daemon", 2));
    daemon.start();
    other.start();
    if (arguments.length > 0) {
      daemon.join();
    }
  }

  private static void work(String name, int seconds) {
    System.out.println("Starting " + name + " and sleeping for " + seconds + " secs");
    try {
      Seconds.sleep(seconds);
    } catch (InterruptedException e) {
      return;
    }
    System.out.println("Exiting " + name);
  }
}
