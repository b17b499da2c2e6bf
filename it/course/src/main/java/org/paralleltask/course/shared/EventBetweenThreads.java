// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.CountDownLatch;
import org.paralleltask.course.Seconds;

/**
 * S4-31: an event between threads. The JDK's {@code CountDownLatch} of one: {@code countDown} sets
 * it, {@code await} waits for it, {@code await(limit)} returns false if the limit passes first, and
 * the count tells whether it is set. Asking and setting never block. It cannot be cleared: the next
 * event is another latch.
 */
public final class EventBetweenThreads {
  private EventBetweenThreads() {}

  public static void main(String... arguments) throws InterruptedException {
    CountDownLatch event = new CountDownLatch(1);
    Thread blocking = new Thread(() -> waitForIt(event), "blocking");
    Thread impatient = new Thread(() -> waitAndWork(event), "non-blocking");
    blocking.start();
    impatient.start();
    Seconds.sleep(3);
    event.countDown();
    System.out.println("Event is set");
    blocking.join();
    impatient.join();
  }

  private static void waitForIt(CountDownLatch event) {
    try {
      event.await();
      System.out.println("blocking: event set: " + isSet(event));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void waitAndWork(CountDownLatch event) {
    try {
      while (!event.await(Seconds.of(2).toMillis(), MILLISECONDS)) {
        System.out.println("non-blocking: event set: " + isSet(event) + ", doing other work");
      }
      System.out.println("non-blocking: event set: " + isSet(event) + ", processing event");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isSet(CountDownLatch event) {
    return event.getCount() == 0;
  }
}
