// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

class Checks {
  @ParallelTask(items = "1..10")
  static int check(int number) {
    System.out.println("checking " + number);
    if (number % 5 == 0) {
      throw new IllegalStateException("cannot do " + number);
    }
    return number;
  }

  @ParallelTask
  static void exit(int code) {
    System.exit(code);
  }

  @ParallelTask
  static void halt(int code) {
    Runtime.getRuntime().halt(code);
  }

  @ParallelTask
  static String stamp(int number) {
    return number + "-" + java.util.UUID.randomUUID();
  }
}
