// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

/** Text that can be shown: without control characters, which could command a terminal. */
public final class Printable {
  private Printable() {}

  /** The text with every control character replaced; a tab becomes a blank. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == '\t' || c == '\n' || c == '\r';
      shown.append(space ? ' ' : Character.isISOControl(c) ? '?' : c);
    }
    return shown.toString();
  }
}
