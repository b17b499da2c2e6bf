// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.paralleltask.jobs.input.Candidate;
import org.paralleltask.jobs.input.Source;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.OnDuplicate;

/**
 * What can be known of the items before the first one runs.
 *
 * @param size how many there are
 * @param distinct whether it is known that no two are the same
 */
record Survey(OptionalLong size, boolean distinct) {
  private static final int MOST_DUPLICATES = 5;

  /** Goes through the items once, if that is cheap. */
  static Survey of(Source source, OnDuplicate onDuplicate) throws ConfigurationException {
    if (source.isDistinct() || !source.isRepeatable()) {
      return new Survey(source.size(), source.isDistinct());
    }
    try (Source.Items items = source.open()) {
      List<String> duplicates = new ArrayList<>();
      long size = count(items, duplicates);
      if (!duplicates.isEmpty() && onDuplicate == OnDuplicate.FAIL) {
        throw duplicates(source, duplicates);
      }
      return new Survey(OptionalLong.of(size), duplicates.isEmpty());
    } catch (UncheckedIOException unreadable) {
      throw new ConfigurationException(
          "%s cannot be read: %s.".formatted(source.name(), unreadable.getCause()));
    }
  }

  private static long count(Source.Items items, List<String> duplicates) {
    SeenKeys seen = new SeenKeys();
    long size = 0;
    for (; items.hasNext(); size++) {
      Candidate candidate = items.next();
      note(candidate, size, seen, duplicates);
    }
    return size;
  }

  private static void note(
      Candidate candidate, long index, SeenKeys seen, List<String> duplicates) {
    if (!candidate.canonical()) {
      return;
    }
    OptionalInt first = seen.add(Keys.of(candidate.identity()), index);
    if (first.isPresent()) {
      duplicates.add(
          "\"%s\" is item %d and item %d%s"
              .formatted(candidate.label(), first.getAsInt() + 1, index + 1, in(candidate)));
    }
  }

  private static String in(Candidate candidate) {
    return candidate.place().isEmpty() ? "" : " (" + candidate.place() + ")";
  }

  private static ConfigurationException duplicates(Source source, List<String> duplicates) {
    String more =
        duplicates.size() <= MOST_DUPLICATES
            ? ""
            : "; and %d more".formatted(duplicates.size() - MOST_DUPLICATES);
    return new ConfigurationException(
        "%s has items twice: %s%s. Remove them, or pass -Dparallel.onDuplicate=once."
            .formatted(
                source.name(),
                String.join(
                    "; ", duplicates.subList(0, Math.min(MOST_DUPLICATES, duplicates.size()))),
                more));
  }
}
