// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

/** What the user's code that gives items has thrown: of that there is no item to report it with. */
public final class Thrown {
  private Thrown() {}

  /** As {@link Throwable#toString}, and where it was thrown, as far as that is known. */
  public static String said(Throwable thrown) {
    try {
      return thrown + place(thrown);
    } catch (Throwable unspeakable) { // its methods may be the user's, too
      return thrown.getClass().getName();
    }
  }

  // The JDK's lines tell nobody what to mend.
  private static String place(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getModuleName() == null && frame.getFileName() != null) {
        return " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
      }
    }
    return "";
  }
}
