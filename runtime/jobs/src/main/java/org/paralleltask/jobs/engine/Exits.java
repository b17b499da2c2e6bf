// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

/** Tells whether the JVM is ending, and which thread ends it. */
final class Exits {
  private static final Thread NEVER_A_HOOK = new Thread("never-a-hook");

  private Exits() {}

  static boolean isJvmEnding() {
    try {
      Runtime.getRuntime().removeShutdownHook(NEVER_A_HOOK);
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }

  /** Whether this thread's stack says that it ends the JVM. */
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
