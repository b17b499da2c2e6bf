// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

/**
 * Hides in a message what differs between failures of one cause. One pass, no regular expression.
 */
final class Mask {
  private static final int SHORTEST_HASH = 8;
  private static final String CODE = "HTTP_";

  private Mask() {}

  static String of(String message) {
    StringBuilder masked = new StringBuilder(message.length());
    int at = 0;
    while (at < message.length()) {
      int end = wordEnd(message, at);
      if (end == at) {
        masked.append(message.charAt(at++));
      } else {
        masked.append(
            isStatus(masked, end - at)
                ? message.substring(at, end)
                : word(masked, message.substring(at, end)));
        at = end;
      }
    }
    return masked.toString();
  }

  private static int wordEnd(String message, int from) {
    int end = from;
    while (end < message.length() && isWord(message.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c)
        || c == '/'
        || c == '\\'
        || c == '.'
        || c == '%'
        || c == '-'
        || c == '_';
  }

  /** {@code HTTP 404} and {@code HTTP 503} are different causes. */
  private static boolean isStatus(CharSequence before, int length) {
    return length == 3 && before.toString().endsWith("HTTP ");
  }

  private static String word(CharSequence before, String word) {
    if (word.length() == CODE.length() + 3 && word.startsWith(CODE)) {
      return word; // a status as well
    }
    if (word.startsWith("//") && before.toString().endsWith(":")) {
      return withoutPath(word);
    }
    if (word.indexOf('/') >= 0 || word.indexOf('\\') >= 0) {
      return "<path>";
    }
    return isHash(word) ? "<hash>" : withoutNumbers(word);
  }

  /** Of an address, the host stays: where something fails is part of its cause. */
  private static String withoutPath(String address) {
    int path = address.indexOf('/', 2);
    return path < 0 ? address : address.substring(0, path) + "/<path>";
  }

  private static boolean isHash(String word) {
    return word.length() >= SHORTEST_HASH
        && word.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        && word.chars().anyMatch(Character::isLetter)
        && word.chars().anyMatch(Character::isDigit);
  }

  private static String withoutNumbers(String word) {
    StringBuilder masked = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean follows = i > 0 && Character.isDigit(word.charAt(i - 1));
      if (!Character.isDigit(c)) {
        masked.append(c);
      } else if (!follows) {
        masked.append('#');
      }
    }
    return masked.toString();
  }
}
