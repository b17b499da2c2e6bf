// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import org.paralleltask.course.Seconds;

/** S4-29: a join that is too short finds the thread alive, a later one does not. */
public final class JoinInTime {
  private JoinInTime() {}

  public static void main(String... arguments) throws InterruptedException {
    Thread daemon = new Thread(JoinInTime::work);
    daemon.setDaemon(true);
    daemon.start();
    daemon.join(Seconds.of(1).toMillis());
    System.out.println("isAlive() " + daemon.isAlive());
    daemon.join();
    System.out.println("isAlive() " + daemon.isAlive());
  }

  private static void work() {
    try {
      Seconds.sleep(4);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
