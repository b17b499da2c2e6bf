// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

/**
 * A piece of a page. Texts are escaped, whatever is in them; only tags of this program are tags.
 */
final class Html {
  private final StringBuilder html = new StringBuilder();

  /** Tags as they are; never with a text of others in them. */
  Html raw(String tags) {
    html.append(tags);
    return this;
  }

  /** A text, with its control characters replaced. */
  Html text(String text) {
    html.append(escaped(Printable.of(text)));
    return this;
  }

  /** A text whose lines stay lines. */
  Html lines(String text) {
    html.append(escaped(Printable.lines(text)));
    return this;
  }

  /** An element with a text. */
  Html element(String tag, String text) {
    return raw("<" + tag + ">").text(text).raw("</" + name(tag) + ">");
  }

  private static String name(String tag) {
    int blank = tag.indexOf(' ');
    return blank < 0 ? tag : tag.substring(0, blank);
  }

  int length() {
    return html.length();
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
