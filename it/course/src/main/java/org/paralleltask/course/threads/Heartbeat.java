// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import org.paralleltask.course.Seconds;

/**
 * S0-07: what daemons are for. A heartbeat may be cut off anywhere, so it must not keep the program
 * alive: it beats for ever, and the program ends nevertheless.
 */
public final class Heartbeat {
  private Heartbeat() {}

  public static void main(String... arguments) throws InterruptedException {
    Thread heartbeat = new Thread(Heartbeat::beat, "heartbeat");
    heartbeat.setDaemon(true);
    heartbeat.start();
    Seconds.sleep(3);
    System.out.println("main is done");
  }

  private static void beat() {
    try {
      while (true) {
        System.out.println("still alive");
        Seconds.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
