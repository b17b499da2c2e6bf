// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.paralleltask.jobs.journal.ItemEntry;

/** The items that took longest. */
final class Slowest {
  private static final Comparator<ItemEntry> BY_TIME =
      Comparator.comparingLong(ItemEntry::micros)
          .thenComparing(Comparator.comparingLong(ItemEntry::index).reversed());

  private final PriorityQueue<ItemEntry> least = new PriorityQueue<>(BY_TIME);
  private final int most;

  /** Keeps so many. */
  Slowest(int most) {
    this.most = most;
  }

  void add(ItemEntry entry) {
    ItemEntry fastest = least.peek();
    if (least.size() == most && fastest != null && BY_TIME.compare(fastest, entry) >= 0) {
      return;
    }
    least.add(entry);
    if (least.size() > most) {
      least.remove();
    }
  }

  List<ItemEntry> descending() {
    return least.stream().sorted(BY_TIME.reversed()).toList();
  }
}
