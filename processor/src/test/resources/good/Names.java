// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

public class Names {
  @ParallelTask
  static int Task(int item) {
    return item;
  }

  @ParallelTask
  static int Names(int item) {
    return item;
  }

  @ParallelTask
  static int com(int item) {
    return item;
  }

  @ParallelTask(timeout = "1s")
  static int record(int item) {
    return item;
  }

  @ParallelTask
  static int power(int hashCode, int toString, int more, int mores) {
    return hashCode;
  }

  @ParallelTask
  static int Power(int zip, int args) {
    return zip;
  }

  static class PowerArgs {
    @ParallelTask
    static int power(int base, PowerArgs args) {
      return base;
    }
  }

  static class Switch {
    @ParallelTask
    void press(int item) {}
  }

  static class item {
    @ParallelTask
    static void lower(int item) {}
  }
}
