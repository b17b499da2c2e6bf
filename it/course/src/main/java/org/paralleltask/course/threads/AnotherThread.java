// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

/** S3-01: one thread made by hand; main waits for it, and goes on. */
public final class AnotherThread {
  private AnotherThread() {}

  public static void main(String... arguments) throws InterruptedException {
    Thread thread = new Thread(() -> System.out.println("This is another thread"));
    thread.start();
    thread.join();
    System.out.println("main goes on");
  }
}
