// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.Urls;

/**
 * What matters of an HTML page.
 *
 * @param base what its links are relative to
 * @param targets where it links to, in its order
 * @param anchors the places on it that can be linked to
 */
record Page(String base, List<Target> targets, Set<String> anchors) {
  /** Larger ones, in bytes, are not looked through: they are data rather than pages. */
  static final int LARGEST = 10 << 20;

  private static final String WITH_ADDRESS =
      "a[href], area[href], link[href], img[src], script[src], iframe[src], source[src],"
          + " video[src], audio[src], track[src], embed[src], input[src], object[data],"
          + " video[poster]";
  private static final Set<String> TO_PAGES = Set.of("a", "area", "iframe");
  private static final Pattern CANDIDATES = Pattern.compile(",\\s+|,(?=https?:)");
  private static final Set<String> HINTS = Set.of("preconnect", "dns-prefetch");

  /**
   * A link on a page.
   *
   * @param text as it is written
   * @param line where on the page, from 1
   * @param toPage whether it may lead to another page, rather than to a part of this one
   * @param lazy whether it is in an attribute that only a script of the page reads
   */
  record Target(String text, int line, boolean toPage, boolean lazy) {}

  /**
   * Reads a page, however badly it is written.
   *
   * @param charset as the server says; null if it does not
   */
  static Page parse(byte[] html, @Nullable String charset, URI at) {
    Parser parser = Parser.htmlParser().setTrackPosition(true);
    Document document;
    try {
      document = Jsoup.parse(new ByteArrayInputStream(html), charset, at.toString(), parser);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    Element declared = document.selectFirst("base[href]");
    String base = declared == null ? "" : declared.absUrl("href");
    return new Page(base.isEmpty() ? at.toString() : base, targets(document), anchors(document));
  }

  private static Set<String> anchors(Document document) {
    Set<String> anchors = new HashSet<>();
    document.select("[id]").forEach(element -> anchors.add(element.id()));
    document.select("a[name]").forEach(element -> anchors.add(element.attr("name")));
    return Set.copyOf(anchors);
  }

  private static List<Target> targets(Document document) {
    List<Target> targets = new ArrayList<>();
    for (Element element : document.select(WITH_ADDRESS)) {
      if (!HINTS.contains(element.attr("rel").toLowerCase(Locale.ROOT))) {
        List.of("href", "src", "data", "poster")
            .forEach(name -> add(targets, element.attr(name), element, false));
      }
    }
    document
        .select("[data-src]")
        .forEach(element -> add(targets, element.attr("data-src"), element, true));
    addCandidates(targets, document, "srcset", false);
    addCandidates(targets, document, "data-srcset", true);
    return List.copyOf(targets);
  }

  private static void addCandidates(
      List<Target> targets, Document document, String name, boolean lazy) {
    for (Element element : document.select("[" + name + "]")) {
      for (String candidate : CANDIDATES.split(element.attr(name), -1)) {
        add(targets, candidate.strip().split("\\s+", 2)[0], element, lazy);
      }
    }
  }

  private static void add(List<Target> targets, String written, Element element, boolean lazy) {
    if (!written.isBlank()) {
      int line = element.sourceRange().start().lineNumber();
      targets.add(new Target(written.strip(), line, TO_PAGES.contains(element.normalName()), lazy));
    }
  }

  /** Whether there is such a place; the top of a page always is, as are texts to be found. */
  boolean has(String fragment) {
    String decoded = Urls.decode(fragment);
    return fragment.isEmpty()
        || fragment.equalsIgnoreCase("top")
        || fragment.startsWith(":~:")
        || anchors.contains(fragment)
        || anchors.contains(decoded)
        || anchors.contains("user-content-" + decoded); // a site that marks what users wrote
  }
}
