// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paralleltask.jobs.journal.Table;

/** What became of the items of a run that ran again, of all its stages. For several threads. */
final class Verified {
  private static final List<Table.Column> COLUMNS =
      List.of(
          new Table.Column("item", "item", Table.Unit.TEXT),
          new Table.Column("again", "when it ran again", Table.Unit.TEXT));

  // Guarded by this.
  private final List<List<Object>> same = new ArrayList<>();
  private final List<List<Object>> others = new ArrayList<>();
  private long ran;
  private long differing;
  private long uncompared;

  /** An item gave what it gave before, or something that could not be compared. */
  synchronized void same(String label, boolean compared) {
    ran++;
    uncompared += compared ? 0 : 1;
    add(same, label, compared ? "the same" : "its result has no form that can be compared");
  }

  /** An item gave something else. */
  synchronized void differs(String label, String what) {
    ran++;
    differing++;
    add(others, label, what);
  }

  private static void add(List<List<Object>> rows, String label, String what) {
    if (rows.size() < Table.MOST_ROWS) {
      rows.add(List.of(label, what));
    }
  }

  /** How many gave something else. */
  synchronized long differing() {
    return differing;
  }

  /** How many gave something else, for people. */
  synchronized String text() {
    return "Of %d %s that ran again, %d gave something else (%s)."
        .formatted(ran, ran == 1 ? "item" : "items", differing, Sampled.CODE);
  }

  /** How many gave the same, for people. */
  synchronized String goodText() {
    String items =
        "%d %s ran again (verifyDeterminism)".formatted(ran, ran == 1 ? "item" : "items");
    return uncompared == 0
        ? items + ", and gave the same"
        : items
            + ": %d gave the same, %d nothing that can be compared"
                .formatted(ran - differing - uncompared, uncompared);
  }

  /** All of them, those that differ first; empty if none ran again. */
  synchronized Optional<Table> table() {
    List<List<Object>> rows = Stream.concat(others.stream(), same.stream()).toList();
    return ran == 0
        ? Optional.empty()
        : Optional.of(new Table("determinism", "Items that ran again", COLUMNS, rows, ran));
  }
}
