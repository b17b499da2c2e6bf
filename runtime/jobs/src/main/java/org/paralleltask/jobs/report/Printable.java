// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

/**
 * Text that can be shown: without characters that command a terminal, turn the direction of
 * writing, or are half of one.
 */
public final class Printable {
  private static final char REPLACEMENT = '\ufffd';

  private Printable() {}

  /** The text with every such character replaced; white space becomes a blank. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  /** Lines stay lines. */
  public static String lines(String text) {
    return String.join("\n", text.lines().map(Printable::of).toList());
  }

  /** No longer than this: the middle is cut out, because both ends tell the most. */
  public static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return of(text);
    }
    int tail = longest / 3;
    int head = longest - tail - 1;
    return of(whole(text.substring(0, head)) + "…" + text.substring(text.length() - tail));
  }

  /** Does not end within a pair. */
  private static String whole(String head) {
    boolean half = !head.isEmpty() && Character.isHighSurrogate(head.charAt(head.length() - 1));
    return half ? head.substring(0, head.length() - 1) : head;
  }

  /** No longer than this: the end is cut off. */
  public static String start(String text, int longest) {
    return text.length() <= longest ? text : whole(text.substring(0, longest)) + "…";
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f;
  }

  private static String replaced(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(shown(c)));
    return shown.toString();
  }

  private static int shown(int codePoint) {
    if (codePoint == '\t' || codePoint == '\n' || codePoint == '\r') {
      return ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> REPLACEMENT;
      case Character.FORMAT -> isJoiner(codePoint) ? codePoint : REPLACEMENT;
      default -> codePoint;
    };
  }

  /** Emoji are made of several with it, and some scripts need the other. */
  private static boolean isJoiner(int codePoint) {
    return codePoint == 0x200d || codePoint == 0x200c;
  }
}
