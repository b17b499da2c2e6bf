// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;

/** Which pages are looked through, and what becomes of their links. Thread-safe. */
final class Crawl {
  private static final Pattern OTHER_SCHEME =
      Pattern.compile("(?i)(?!https?:)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);
  private static final int MOST_REPETITIONS = 3;
  private static final int NO_PAGE = Integer.MAX_VALUE;
  private final CheckSettings settings;
  private final Territory territory;
  private final Frontier frontier;
  private final References references;
  private final Function<URI, Boolean> allowed;
  private final Set<URI> seeds = ConcurrentHashMap.newKeySet();
  private final Set<URI> entrances = ConcurrentHashMap.newKeySet();
  private final Set<URI> pages = ConcurrentHashMap.newKeySet();
  private final AtomicInteger followed = new AtomicInteger();
  private final AtomicInteger skipped = new AtomicInteger();
  private final Set<String> tooLarge = ConcurrentHashMap.newKeySet();
  private volatile boolean incomplete;

  /**
   * @param allowed whether the host of a page wants it to be looked through
   */
  Crawl(
      CheckSettings settings,
      Territory territory,
      Frontier frontier,
      References references,
      Function<URI, Boolean> allowed) {
    this.settings = settings;
    this.territory = territory;
    this.frontier = frontier;
    this.references = references;
    this.allowed = allowed;
  }

  /** A page that is looked through in any case, with its origin as the territory. */
  void seed(URI page) {
    seeds.add(page);
    territory.add(page);
  }

  /** A seed that was given as the site itself: where it leads to, the site is. */
  void entrance(URI page) {
    entrances.add(page);
    seed(page);
  }

  /**
   * A page has been entered.
   *
   * @param uri where it was in the end
   */
  void arrived(URI page, URI uri) {
    if (entrances.contains(page)) {
      territory.add(uri);
    }
  }

  boolean isEntrance(URI page) {
    return entrances.contains(page);
  }

  boolean isSeed(URI page) {
    return seeds.contains(page);
  }

  /** Whether a page is looked through, unless its host says no or there are too many. */
  boolean mayEnter(Link link) {
    URI uri = link.uri();
    return isSeed(uri)
        || (settings.recurse()
            && link.depth() <= settings.maxDepth()
            && territory.has(uri)
            && !repeats(uri));
  }

  /** Whether a page is looked through; if so, it counts as one. */
  boolean enters(Link link) {
    URI uri = link.uri();
    if (pages.contains(uri)) {
      return true; // it is asked for again
    }
    if (!mayEnter(link) || !(isSeed(uri) || allowed.apply(uri))) {
      return false;
    }
    if (pages.size() >= settings.maxPages()) {
      incomplete = true;
      return false;
    }
    return pages.add(uri);
  }

  /** Calendars and mistaken relative links have no end. */
  private static boolean repeats(URI uri) {
    Map<String, Long> segments =
        Arrays.stream(uri.getPath().split("/"))
            .filter(segment -> !segment.isEmpty())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return segments.values().stream().anyMatch(count -> count > MOST_REPETITIONS);
  }

  /**
   * Notes the links of a page.
   *
   * @param sources what is told of a line of it
   */
  void follow(Page page, int depth, LinkCheck check, IntFunction<String> sources) {
    followed.incrementAndGet();
    for (Page.Target target : page.targets()) {
      if (target.lazy() && !settings.lazy()) {
        continue;
      }
      if (OTHER_SCHEME.matcher(target.text()).matches()) {
        skipped.incrementAndGet();
      } else {
        note(
            page.base(),
            target,
            target.toPage() ? depth + 1 : NO_PAGE,
            check,
            sources.apply(target.line()));
      }
    }
  }

  private void note(String base, Page.Target target, int depth, LinkCheck check, String source) {
    URI uri = resolved(base, target.text());
    references.add(uri, fragment(target.text()), source);
    frontier.add(new Link(check, uri, depth));
  }

  private static URI resolved(String base, String text) {
    try {
      return Urls.resolve(URI.create(base), text);
    } catch (HttpException | IllegalArgumentException unreadable) {
      return Territory.unreadable(text);
    }
  }

  /** The top of a page is no place of its own. */
  private static String fragment(String text) {
    int at = text.indexOf('#');
    String fragment = at < 0 ? "" : Urls.decode(text.substring(at + 1));
    return fragment.toLowerCase(Locale.ROOT).equals("top") || fragment.startsWith(":~:")
        ? ""
        : fragment;
  }

  /** The address of a place on a page. */
  static URI at(URI page, String fragment) {
    String encoded = URLEncoder.encode(fragment, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(page + "#" + encoded);
  }

  /** A page is not looked through, because there is too much of it. */
  void tooLarge(String page) {
    tooLarge.add(page);
  }

  /** The pages that were not looked through. */
  List<String> tooLarge() {
    return tooLarge.stream().sorted().toList();
  }

  /** How many pages were looked through. */
  int pages() {
    return followed.get();
  }

  /** How many links are not of the web: mailto, tel, javascript and so on. */
  int skipped() {
    return skipped.get();
  }

  /** Whether there were more pages than may be looked through. */
  boolean isIncomplete() {
    return incomplete;
  }
}
