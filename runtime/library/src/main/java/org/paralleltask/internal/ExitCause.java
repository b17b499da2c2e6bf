// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Map;

/** What the exit code of a process usually means. */
final class ExitCause {
  private static final int SIGNALLED = 128;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP",
          2, "SIGINT",
          3, "SIGQUIT",
          4, "SIGILL",
          6, "SIGABRT",
          7, "SIGBUS",
          8, "SIGFPE",
          9, "SIGKILL",
          11, "SIGSEGV",
          15, "SIGTERM");
  private static final Map<Integer, String> MEANINGS =
      Map.of(
          6, "the JVM or native code gave up",
          7, "the JVM or native code crashed",
          9, "somebody killed it, or the system did because memory ran out",
          11, "the JVM or native code crashed",
          15, "somebody asked it to end");

  private ExitCause() {}

  /** The name of the signal, or else the code; empty for 0. */
  static String shortly(int code) {
    String signal = SIGNALS.get(code - SIGNALLED);
    return signal != null ? signal : code == 0 ? "" : Integer.toString(code);
  }

  /** For a message, after "which". */
  static String of(int code, boolean leaving, boolean crashed) {
    String signal = SIGNALS.get(code - SIGNALLED);
    if (crashed) {
      return "crashed (exit code " + code + ")";
    }
    if (leaving && signal == null) { // SIGTERM makes a JVM leave, too
      return "left with System.exit(" + code + ")";
    }
    if (signal == null) {
      return "ended with exit code " + code + " (Runtime.halt, or the JVM gave up)";
    }
    String meaning = MEANINGS.get(code - SIGNALLED);
    return "was ended by " + signal + (meaning == null ? "" : " (" + meaning + ")");
  }
}
