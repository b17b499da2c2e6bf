// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.Locale;

/** Text that XML 1.0 can hold: most control characters and half pairs have no place in it. */
final class XmlText {
  private XmlText() {}

  /** Every character that is illegal is written as <code>\</code>{@code u001b}, for people. */
  static String of(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isLegal(c)) {
                legal.appendCodePoint(c);
              } else {
                legal.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return legal.toString();
  }

  /** The same, cut to so many characters. */
  static String of(String text, int longest) {
    return of(Printable.start(text, longest));
  }

  private static boolean isLegal(int c) {
    boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    boolean discouraged = c >= 0x7f && c <= 0x9f;
    boolean half = c >= 0xd800 && c <= 0xdfff;
    return !control && !discouraged && !half && c != 0xfffe && c != 0xffff;
  }
}
