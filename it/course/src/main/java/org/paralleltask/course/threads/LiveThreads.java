// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * S0-08: all live threads of the program, the caller among them. Main must leave itself out when it
 * joins them: a thread that joins itself waits for ever, and Java does not say so.
 */
public final class LiveThreads {
  private LiveThreads() {}

  public static void main(String... arguments) throws InterruptedException {
    live().forEach(LiveThreads::describe);
    CountDownLatch mayEnd = new CountDownLatch(1);
    new Thread(() -> work(mayEnd), "worker").start();
    System.out.println("--");
    List<Thread> live = live();
    live.forEach(LiveThreads::describe);
    mayEnd.countDown();
    for (Thread thread : live) {
      if (thread != Thread.currentThread()) {
        thread.join();
        System.out.println("joined " + thread.getName());
      }
    }
  }

  /** Those of the group that main is in; the JVM's own threads are in another. */
  private static List<Thread> live() {
    Thread[] threads = new Thread[100];
    return Arrays.asList(threads).subList(0, Thread.enumerate(threads));
  }

  @SuppressWarnings("deprecation") // Thread.threadId() came with Java 19
  private static void describe(Thread thread) {
    System.out.printf(
        "%s %s %s daemon=%s id=%d%n",
        thread.getClass().getSimpleName(),
        thread.getName(),
        thread.getState(),
        thread.isDaemon(),
        thread.getId());
  }

  private static void work(CountDownLatch mayEnd) {
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
