// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who links to what. Thread-safe. */
final class References {
  private final Map<URI, Map<String, Set<String>>> sources = new ConcurrentHashMap<>();

  /**
   * Notes a link.
   *
   * @param fragment the place on the page; empty for the page itself
   * @param source where the link is
   */
  void add(URI page, String fragment, String source) {
    sources.compute(
        page,
        (key, known) -> {
          Map<String, Set<String>> all = known == null ? new LinkedHashMap<>() : known;
          all.computeIfAbsent(fragment, none -> new LinkedHashSet<>()).add(source);
          return all;
        });
  }

  /** Where the links to a page are, those to places on it too. */
  List<String> to(URI page) {
    return copy(page, Map::values).stream().flatMap(Set::stream).distinct().toList();
  }

  /** Where the links to a place on a page are. */
  List<String> to(URI page, String fragment) {
    return copy(page, all -> List.copyOf(all.getOrDefault(fragment, Set.of())));
  }

  /** The places on a page that are linked to. */
  List<String> fragments(URI page) {
    return copy(page, Map::keySet).stream().filter(fragment -> !fragment.isEmpty()).toList();
  }

  /** All pages that are linked to. */
  List<URI> pages() {
    return List.copyOf(sources.keySet());
  }

  private <T> List<T> copy(
      URI page,
      java.util.function.Function<Map<String, Set<String>>, java.util.Collection<T>> part) {
    List<T> copy = new java.util.ArrayList<>();
    sources.computeIfPresent(
        page,
        (key, all) -> {
          copy.addAll(part.apply(all));
          return all;
        });
    return copy;
  }
}
