// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.paralleltask.jobs.journal.ItemEntry;

/** The items that took longest. */
final class Slowest {
  private static final int MOST = 20;

  private final PriorityQueue<Took> least = new PriorityQueue<>(Comparator.comparing(Took::micros));

  void add(ItemEntry entry) {
    Took fastest = least.peek();
    if (least.size() == MOST && fastest != null && fastest.micros >= entry.micros()) {
      return;
    }
    least.add(new Took(entry.index(), entry.label(), entry.micros()));
    if (least.size() > MOST) {
      least.remove();
    }
  }

  List<Took> descending() {
    return least.stream()
        .sorted(Comparator.comparing(Took::micros).reversed().thenComparing(Took::index))
        .toList();
  }

  /** How long an item took. */
  record Took(long index, String label, long micros) {}
}
