// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import java.util.concurrent.CountDownLatch;

/**
 * S0-06: {@code join(limit)} returns after the limit, finished or not, and does not throw: only
 * {@code isAlive} tells. {@code join()} waits without a limit.
 */
public final class JoinIsABarrier {
  private JoinIsABarrier() {}

  public static void main(String... arguments) throws InterruptedException {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Thread worker = new Thread(() -> work(mayEnd));
    worker.start();
    worker.join(100);
    System.out.println("joined for a while, isAlive " + worker.isAlive());
    mayEnd.countDown();
    worker.join();
    System.out.println("joined, isAlive " + worker.isAlive());
  }

  private static void work(CountDownLatch mayEnd) {
    try {
      mayEnd.await();
      System.out.println("worker is done");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
