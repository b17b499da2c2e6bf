// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

/** Gives generated source the layout that people write, where JavaPoet has one of its own. */
final class Layout {
  private static final int SHORT = 80;
  private static final String COMMENT = "* ";

  private Layout() {}

  static String tidy(String source) {
    String[] lines = source.split("\n", -1);
    StringBuilder tidy = new StringBuilder(source.length());
    for (int at = 0; at < lines.length; ) {
      int next = at + joined(lines, at);
      tidy.append(at == 0 ? "" : "\n").append(join(lines, at, next).stripTrailing());
      at = next;
    }
    return tidy.toString();
  }

  /** How many lines, from this one on, become one. */
  private static int joined(String[] lines, int at) {
    if (at + 2 < lines.length && isShortComment(lines, at)) {
      return 3;
    }
    boolean isEmptyBody =
        at + 1 < lines.length
            && lines[at].endsWith(") {")
            && lines[at + 1].stripLeading().startsWith("}");
    return isEmptyBody ? 2 : 1;
  }

  private static boolean isShortComment(String[] lines, int at) {
    String text = lines[at + 1].stripLeading();
    return lines[at].endsWith("/**")
        && text.startsWith(COMMENT)
        && text.length() <= COMMENT.length() + SHORT
        && lines[at + 2].stripLeading().startsWith("*/");
  }

  private static String join(String[] lines, int from, int to) {
    return switch (to - from) {
      case 1 -> lines[from];
      case 2 -> lines[from] + lines[from + 1].stripLeading();
      default -> {
        String text = lines[from + 1].stripLeading().substring(COMMENT.length());
        yield lines[from] + " " + text + " " + lines[from + 2].stripLeading();
      }
    };
  }
}
