// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.paralleltask.jobs.http.Urls;

/** What belongs to what is checked, on the web and on disk. Thread-safe. */
final class Territory {
  private static final String UNREADABLE = "unreadable";
  private static final String QUOTE = "'"; // else it might begin as an address does

  private final Set<String> origins = ConcurrentHashMap.newKeySet();
  private final List<LocalSite> sites = new CopyOnWriteArrayList<>();

  void add(URI page) {
    origins.add(origin(page));
  }

  void add(LocalSite site) {
    sites.add(site);
  }

  boolean has(URI uri) {
    return site(uri).isPresent() || origins.contains(origin(uri));
  }

  List<LocalSite> sites() {
    return sites;
  }

  /** The site on disk that an address is of. */
  Optional<LocalSite> site(URI uri) {
    return sites.stream().filter(site -> site.has(uri)).findFirst();
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /** What stands where an address should be. */
  static URI unreadable(String text) {
    try {
      return new URI(UNREADABLE, QUOTE + text, null);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static boolean isUnreadable(URI uri) {
    return UNREADABLE.equals(uri.getScheme());
  }

  /** An address, or what stands where one should be. */
  static String written(URI uri) {
    return isUnreadable(uri)
        ? uri.getSchemeSpecificPart().substring(QUOTE.length())
        : uri.toString();
  }

  /** What users know an address by. */
  String shown(URI uri) {
    if (isUnreadable(uri)) {
      return Urls.shown(written(uri));
    }
    return site(uri).map(site -> site.shown(uri)).orElseGet(() -> Urls.shown(uri));
  }
}
