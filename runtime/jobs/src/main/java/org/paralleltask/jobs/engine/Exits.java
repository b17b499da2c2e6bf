// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

/** Tells from its stack whether a thread is the one that ends the JVM. */
final class Exits {
  private Exits() {}

  static boolean isExiting(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().equals("java.lang.Runtime")
          && frame.getMethodName().equals("exit")) {
        return true;
      }
    }
    return false;
  }
}
