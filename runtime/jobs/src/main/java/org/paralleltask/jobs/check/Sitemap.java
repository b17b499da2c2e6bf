// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.paralleltask.TryLaterException;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;

/** Reads lists of pages as <a href="https://www.sitemaps.org/protocol.html">sitemaps</a> are. */
final class Sitemap {
  private static final int LARGEST = 50 << 20; // as the protocol says
  private static final int DEEPEST = 3;
  private static final int ATTEMPTS = 100;

  private final Web web;

  Sitemap(Web web) {
    this.web = web;
  }

  static boolean isNamedSo(String path) {
    return path.matches("(?i).*\\.xml(\\.gz)?");
  }

  /** The content of a sitemap on the web. */
  byte[] fetch(URI uri) throws IOException, InterruptedException {
    for (int i = 1; ; i++) {
      try {
        return web.content(uri, LARGEST);
      } catch (TryLaterException busy) {
        if (i == ATTEMPTS) {
          throw new IOException(Urls.shown(uri) + ": " + busy.getMessage(), busy);
        }
        TimeUnit.NANOSECONDS.sleep(busy.delay().toNanos());
      }
    }
  }

  /**
   * The pages that a sitemap lists, those of the sitemaps that it lists too.
   *
   * @throws IOException if one of them cannot be read; the message says which
   */
  List<String> pages(String name, byte[] content) throws IOException, InterruptedException {
    List<String> pages = new ArrayList<>();
    add(name, content, 1, pages);
    return pages;
  }

  private void add(String name, byte[] content, int depth, List<String> pages)
      throws IOException, InterruptedException {
    Document document = parse(name, content);
    requireWhole(name, document.select("urlset, sitemapindex"));
    for (Element page : document.select("urlset > url > loc")) {
      pages.add(page.text().strip());
    }
    for (Element child : document.select("sitemapindex > sitemap > loc")) {
      if (depth >= DEEPEST) {
        throw new IOException(name + ": sitemaps list each other more than three deep");
      }
      URI uri = uri(name, child.text());
      add(Urls.shown(uri), fetch(uri), depth + 1, pages);
    }
  }

  private static void requireWhole(String name, List<Element> lists) throws IOException {
    if (lists.isEmpty()) {
      throw new IOException(name + " is no sitemap: it has neither urlset nor sitemapindex");
    }
    for (Element list : lists) {
      Range end = list.endSourceRange();
      boolean ends = end.isTracked() && !end.isImplicit();
      if (!ends && !list.tag().is(Tag.SeenSelfClose)) {
        throw new IOException(
            "%s is not whole: </%s> is missing. Either it was cut off, or it is larger than %d MB."
                .formatted(name, list.tagName(), LARGEST >> 20));
      }
    }
  }

  private static URI uri(String name, String text) throws IOException {
    try {
      return Urls.parse(text);
    } catch (HttpException unreadable) {
      throw new IOException(name + ": " + unreadable.getMessage(), unreadable);
    }
  }

  private static Document parse(String name, byte[] content) throws IOException {
    boolean packed = content.length > 1 && content[0] == 0x1f && (content[1] & 0xff) == 0x8b;
    InputStream bytes = new ByteArrayInputStream(content);
    try (InputStream xml = packed ? new GZIPInputStream(bytes) : bytes) {
      byte[] plain = xml.readNBytes(LARGEST);
      Parser parser = Parser.xmlParser().setTrackPosition(true);
      return Jsoup.parse(new ByteArrayInputStream(plain), "UTF-8", "", parser);
    } catch (IOException damaged) { // all is in memory: nothing else can go wrong
      throw new IOException(
          "%s cannot be unpacked: %s".formatted(name, damaged.getMessage()), damaged);
    }
  }
}
