// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;

/** Pages that have been looked at, and the places on them. Thread-safe. */
final class Places {
  private final Web web;
  private final References references;
  private final Set<URI> reached = ConcurrentHashMap.newKeySet();
  private final Map<URI, Optional<Page>> pages = new ConcurrentHashMap<>();

  Places(Web web, References references) {
    this.web = web;
    this.references = references;
  }

  /** A page is there. */
  void reached(URI uri) {
    reached.add(uri);
  }

  /** Keeps the places of a page that was asked for as a whole, or that it has none to look for. */
  void note(URI uri, Optional<Page> page) {
    pages.put(uri, page.map(each -> new Page(each.base(), List.of(), each.anchors())));
  }

  /** Whether somebody links to a place on a page. */
  boolean areOn(URI page) {
    return !references.fragments(page).isEmpty();
  }

  /** All places on pages that are there. */
  List<URI> wanted() {
    return references.pages().stream()
        .filter(reached::contains)
        .sorted()
        .flatMap(page -> references.fragments(page).stream().map(each -> Crawl.at(page, each)))
        .toList();
  }

  /** What there is of a site on disk: a file, or a place on a page. */
  Judgement onDisk(LocalSite site, URI uri) {
    String shown = site.shown(uri);
    if (site.file(uri).isEmpty()) {
      return Judgement.of(Kind.BROKEN, "MISSING", shown + " is missing in " + site);
    }
    if (uri.getRawFragment() == null) {
      return Judgement.of(Kind.OK, "FILE", shown);
    }
    return place(shown, site.page(uri), fragment(uri));
  }

  /** Whether there is a place on a page of the web, which is asked for if it was not before. */
  Judgement onPage(URI uri) throws IOException {
    URI page = page(uri);
    Optional<Page> known = pages.get(page);
    if (known == null) {
      known = fetch(page);
      pages.put(page, known);
    }
    return place(Urls.shown(uri), known, fragment(uri));
  }

  private Optional<Page> fetch(URI uri) throws IOException {
    Visit visit = web.visit(uri, true);
    if (visit.status() >= 400) {
      throw new HttpException(
          "HTTP_" + visit.status(), "HTTP %d %s".formatted(visit.status(), Urls.shown(uri)));
    }
    return Optional.ofNullable(visit.page());
  }

  private static Judgement place(String shown, Optional<Page> page, String fragment) {
    boolean isThere = page.isEmpty() || page.get().has(fragment);
    return isThere
        ? Judgement.of(Kind.OK, "FRAGMENT", shown)
        : Judgement.of(Kind.BROKEN, "FRAGMENT", shown + " is missing (the page exists)");
  }

  /** An address without the place on its page. */
  static URI page(URI uri) {
    return URI.create(uri.toString().replaceFirst("#.*", ""));
  }

  /** The place alone. */
  static String fragment(URI uri) {
    String raw = uri.getRawFragment();
    return raw == null ? "" : Urls.decode(raw);
  }
}
