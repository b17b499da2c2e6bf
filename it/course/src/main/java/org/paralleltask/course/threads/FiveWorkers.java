// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

/** S0-01: five threads run one function. Each prints once, so there are exactly five lines. */
public final class FiveWorkers {
  private FiveWorkers() {}

  public static void main(String... arguments) throws InterruptedException {
    Thread[] workers = new Thread[5];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Thread(() -> System.out.println("Worker"));
      workers[i].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
  }
}
