// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.regex.Pattern;

/** Gives generated source the layout that people write, where JavaPoet has one of its own. */
final class Layout {
  private static final Pattern SHORT_COMMENT = Pattern.compile("/\\*\\*\n *\\* (.{1,80})\n *\\*/");
  private static final Pattern EMPTY_BODY = Pattern.compile("\\) \\{\n *}");
  private static final Pattern TRAILING_SPACE = Pattern.compile("(?m) +$");

  private Layout() {}

  static String tidy(String source) {
    String comments = SHORT_COMMENT.matcher(source).replaceAll("/** $1 */");
    String bodies = EMPTY_BODY.matcher(comments).replaceAll(") {}");
    return TRAILING_SPACE.matcher(bodies).replaceAll("");
  }
}
