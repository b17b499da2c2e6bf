// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

public class Overloads {
  /** Without a cast the other one would be called. */
  @ParallelTask
  static String name(long number) {
    return "long";
  }

  static String name(Object other) {
    return "object";
  }

  @ParallelTask
  static String image(Overloads other) {
    return "static";
  }

  String image() {
    return "instance";
  }

  @ParallelTask
  void print(int number) {}

  void print(Integer number) {}

  @ParallelTask
  static boolean equals(String text) {
    return text.isEmpty();
  }
}
