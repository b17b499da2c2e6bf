// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.capture.ItemOutput;
import org.paralleltask.jobs.capture.Outputs;

/** An item that was admitted to the run. */
final class Item {
  private static final int LONGEST_LABEL = 1000;

  private final long index;
  private final long key;
  private final String label;
  private final Object value;
  private volatile @Nullable ItemOutput output;

  Item(long index, long key, String label, Object value) {
    this.index = index;
    this.key = key;
    this.label = cut(label);
    this.value = value;
  }

  static String cut(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL) + "...";
  }

  long index() {
    return index;
  }

  long key() {
    return key;
  }

  String label() {
    return label;
  }

  Object value() {
    return value;
  }

  /** What it has printed, if anything. */
  Optional<ItemOutput> output() {
    return Optional.ofNullable(output);
  }

  /** Where it prints to; only the thread that runs it, or hears of it, asks. */
  ItemOutput output(Outputs outputs, int worker) {
    ItemOutput made = output;
    if (made == null) {
      made = outputs.ofItem(Keys.shortText(key), label, worker);
      output = made;
    }
    return made;
  }

  /** The label: the runtime's messages name items by it. */
  @Override
  public String toString() {
    return label;
  }
}
