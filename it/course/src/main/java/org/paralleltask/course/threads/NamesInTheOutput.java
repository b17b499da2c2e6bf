// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import org.paralleltask.course.Seconds;

/**
 * S4-26: names, given and by default. Who sleeps less exits first; a thread without a name is
 * called {@code Thread-} and a number.
 */
public final class NamesInTheOutput {
  private NamesInTheOutput() {}

  public static void main(String... arguments) throws InterruptedException {
    Thread service = new Thread(() -> work(3), "my_service");
    Thread worker = new Thread(() -> work(1.5), "worker");
    Thread unnamed = new Thread(() -> work(1.5));
    worker.start();
    unnamed.start();
    service.start();
    worker.join();
    unnamed.join();
    service.join();
  }

  private static void work(double seconds) {
    String name = Thread.currentThread().getName();
    System.out.println(name + " Starting");
    try {
      Seconds.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.println(name + " Exiting");
  }
}
