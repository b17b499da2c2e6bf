// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

/** S4-25, an exercise: one thread adds, another subtracts. */
public final class AddAndSubtract {
  private AddAndSubtract() {}

  public static void main(String... arguments) throws InterruptedException {
    Thread add = new Thread(() -> System.out.println("20 + 10 = " + (20 + 10)));
    Thread subtract = new Thread(() -> System.out.println("20 - 10 = " + (20 - 10)));
    add.start();
    subtract.start();
    add.join();
    subtract.join();
  }
}
