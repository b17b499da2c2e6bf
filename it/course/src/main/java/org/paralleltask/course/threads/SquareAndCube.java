// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

/** S4-24: two threads work on the same number while main is idle. */
public final class SquareAndCube {
  private SquareAndCube() {}

  public static void main(String... arguments) throws InterruptedException {
    Thread square = new Thread(() -> square(10));
    Thread cube = new Thread(() -> cube(10));
    square.start();
    cube.start();
    System.out.println("main thread idle");
    square.join();
    cube.join();
    System.out.println("Done!");
  }

  private static void square(int number) {
    System.out.println("Square: " + number * number);
  }

  private static void cube(int number) {
    System.out.println("Cube: " + number * number * number);
  }
}
