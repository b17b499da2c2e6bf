// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes plain text of documentation comments. */
final class DocText {
  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@\\p{Alpha}");
  private static final Pattern PARAGRAPH =
      Pattern.compile("(?i)</?(p|pre|ul|ol|table|h\\d)\\b[^>]*>|\\n\\s*\\n");
  private static final Pattern LITERAL = Pattern.compile("\\{@(?:code|literal)\\s+([^{}]*)}");
  private static final Pattern LINK =
      Pattern.compile("\\{@link(?:plain)?\\s+([^\\s{}(]+(?:\\([^)]*\\))?)\\s*([^{}]*)}");
  private static final Pattern OTHER_TAG = Pattern.compile("\\{@\\w+\\s*([^{}]*)}");
  private static final Pattern MARKUP = Pattern.compile("</?\\p{Alpha}[^>]*>|<!--.*?-->");

  private DocText() {}

  /** The first paragraph without tags and markup; null if there is none. */
  static @Nullable String firstParagraph(@Nullable String comment) {
    if (comment == null) {
      return null;
    }
    String body = BLOCK_TAG.split(comment.replace("\r\n", "\n"), 2)[0].strip();
    String paragraph = PARAGRAPH.split(body, 2)[0];
    String text = plain(paragraph).replaceAll("\\s+", " ").strip();
    return text.isEmpty() ? null : text;
  }

  private static String plain(String text) {
    // Markup goes first: what {@code} quotes only looks like it.
    String quoted =
        LITERAL.matcher(text).replaceAll(each -> Matcher.quoteReplacement(escape(each.group(1))));
    String linked = LINK.matcher(quoted).replaceAll(DocText::label);
    String untagged = OTHER_TAG.matcher(linked).replaceAll("$1");
    return unescape(MARKUP.matcher(untagged).replaceAll(""));
  }

  private static String label(MatchResult link) {
    String label = link.group(2).isBlank() ? link.group(1).replace('#', '.') : link.group(2);
    return Matcher.quoteReplacement(label.startsWith(".") ? label.substring(1) : label);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#64;", "@")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }
}
