// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

/**
 * S0-04: threads with names. Each tells its name, the system's number of it and its argument. All
 * wait for each other first: a number is given again when its thread has ended.
 */
public final class ThreadNames {
  private static final int THREADS = 5;

  private ThreadNames() {}

  public static void main(String... arguments) throws InterruptedException {
    CyclicBarrier all = new CyclicBarrier(THREADS);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      Thread thread = new Thread(() -> tell(number, all), "ben_" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void tell(int number, CyclicBarrier all) {
    String name = Thread.currentThread().getName();
    System.out.println(name + ", native id " + NativeId.current() + ", number " + number);
    try {
      all.await();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }
}
