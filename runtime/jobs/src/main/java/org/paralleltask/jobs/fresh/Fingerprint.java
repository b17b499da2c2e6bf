// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Named things that results depend on, each with a short hash of what it was.
 *
 * @param parts a hash for each name
 * @param key one hash for all
 */
record Fingerprint(SortedMap<String, String> parts, String key) {
  static Fingerprint of(Map<String, String> parts) {
    SortedMap<String, String> sorted = new TreeMap<>(parts);
    StringBuilder all = new StringBuilder();
    sorted.forEach((name, hash) -> all.append(name).append('\n').append(hash).append('\n'));
    return new Fingerprint(sorted, ContentHash.shortOf(all.toString()));
  }

  /** What is different now, for people: the first name, and how many there are more. */
  String changesSince(Fingerprint before) {
    SortedMap<String, String> old = before.parts;
    List<String> changes = new ArrayList<>();
    note(parts, name -> old.containsKey(name) && !Objects.equals(parts.get(name), old.get(name)))
        .forEach(name -> changes.add(name + " changed"));
    note(parts, name -> !old.containsKey(name)).forEach(name -> changes.add(name + " is new"));
    note(old, name -> !parts.containsKey(name)).forEach(name -> changes.add(name + " is gone"));
    String more = changes.size() < 2 ? "" : " (and %d more)".formatted(changes.size() - 1);
    return changes.isEmpty() ? "changed" : changes.get(0) + more;
  }

  private static List<String> note(Map<String, String> among, Predicate<String> differs) {
    return among.keySet().stream().filter(differs).toList();
  }
}
