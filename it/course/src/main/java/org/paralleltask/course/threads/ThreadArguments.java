// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import org.paralleltask.course.Seconds;

/**
 * S0-02: a thread gets an argument. Notice that main joins nobody: the program ends when the last
 * of its threads has, because they are no daemons.
 */
public final class ThreadArguments {
  private ThreadArguments() {}

  public static void main(String... arguments) {
    for (int i = 0; i < 5; i++) {
      int number = i;
      new Thread(() -> work(number)).start();
    }
  }

  private static void work(int number) {
    try {
      Seconds.sleep(number);
      System.out.println("Worker: " + number);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
