// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltask.course.Seconds;

/**
 * S4-32: two consumers wait for a condition, the producer wakes both. They wait in a loop: a thread
 * may also wake without having been told, and may come after the signal.
 */
public final class ConditionBetweenThreads {
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean available;

  private ConditionBetweenThreads() {}

  public static void main(String... arguments) throws InterruptedException {
    ConditionBetweenThreads resource = new ConditionBetweenThreads();
    Thread c1 = new Thread(resource::consume, "c1");
    Thread c2 = new Thread(resource::consume, "c2");
    c1.start();
    c2.start();
    Seconds.sleep(2);
    resource.produce();
    c1.join();
    c2.join();
  }

  private void consume() {
    lock.lock();
    try {
      while (!available) {
        changed.awaitUninterruptibly();
      }
      System.out.println(Thread.currentThread().getName() + ": Resource is available to consumer");
    } finally {
      lock.unlock();
    }
  }

  private void produce() {
    lock.lock();
    try {
      System.out.println("Making resource available");
      available = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
