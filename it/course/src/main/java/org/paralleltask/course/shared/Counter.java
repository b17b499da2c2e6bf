// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * S4-33 and S4-34: two threads count to 100,000 each, ten times. {@code x++} reads, adds and
 * writes: what the other thread has written in between is lost. With a lock, nothing is. Run it
 * once without an argument and once with {@code lock}.
 */
public final class Counter {
  private static final int EACH = 100_000;

  private final Lock lock = new ReentrantLock();
  private final boolean locked;
  private int count;

  private Counter(boolean locked) {
    this.locked = locked;
  }

  public static void main(String... arguments) throws InterruptedException {
    for (int run = 0; run < 10; run++) {
      System.out.println("count " + new Counter(arguments.length > 0).run());
    }
  }

  private int run() throws InterruptedException {
    CyclicBarrier together = new CyclicBarrier(2);
    Thread one = new Thread(() -> count(together));
    Thread other = new Thread(() -> count(together));
    one.start();
    other.start();
    one.join();
    other.join();
    return count;
  }

  private void count(CyclicBarrier together) {
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < EACH; i++) {
      if (locked) {
        incrementLocked();
      } else {
        increment(i);
      }
    }
  }

  private void incrementLocked() {
    lock.lock();
    try {
      count++;
    } finally {
      lock.unlock();
    }
  }

  /** {@code count++} in slow motion, now and then: the other thread gets its chance in between. */
  private void increment(int i) {
    int read = count;
    if (i % 1000 == 0) {
      LockSupport.parkNanos(1);
    }
    count = read + 1;
  }
}
