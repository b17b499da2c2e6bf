// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.capture.ItemOutput;
import org.paralleltask.jobs.capture.Outputs;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.Known;
import org.paralleltask.jobs.journal.Reason;

/** An item that was admitted to the run. */
final class Item {
  private static final int LONGEST_LABEL = 1000;

  private final long index;
  private final long key;
  private final String label;
  private final Object value;
  private final Reason reason;
  private final long lastMicros;
  private final Freshness.@Nullable Check check;
  private volatile @Nullable Evidence evidence;
  private volatile @Nullable ItemOutput output;
  private volatile String worker = "";
  private volatile long beganNanos;

  // Guarded by this.
  private boolean begun;
  private boolean ended;

  Item(long index, long key, String label, Object value, Decision decision) {
    this.index = index;
    this.key = key;
    this.label = cut(label);
    this.value = value;
    this.reason = decision.reason();
    this.lastMicros = decision.known().map(Item::micros).orElse(-1L);
    this.check = decision.check();
  }

  /** The same, to run once more when its end is written down: nothing else is written of it. */
  Item again() {
    Item again = new Item(index, key, label, value, new Decision(reason, Optional.empty(), null));
    again.begun = true;
    again.ended = true;
    return again;
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

  /** An item that never started has no duration. */
  private static @Nullable Long micros(Known known) {
    return known.entry().started() ? known.entry().micros() : null;
  }

  /** How long it took when it ran last; less than 0 if that is not known. */
  long lastMicros() {
    return lastMicros;
  }

  /** Why it runs. */
  Reason reason() {
    return reason;
  }

  /** What takes its evidence; null if it cannot be resumed. */
  Freshness.@Nullable Check check() {
    return check;
  }

  /** What its last attempt depended on and left; empty if that is not known. */
  void evidence(Optional<Evidence> taken) {
    evidence = taken.orElse(null);
  }

  @Nullable Evidence evidence() {
    return evidence;
  }

  /** An attempt begins. */
  synchronized void begins(String name, long nanos) {
    worker = name;
    beganNanos = nanos;
  }

  /** Who made, or makes, the last attempt. */
  String worker() {
    return worker;
  }

  /** When that began, as {@link System#nanoTime} tells it. */
  long beganNanos() {
    return beganNanos;
  }

  /** Its end is to be written down; nothing else is written of it after that. */
  synchronized void end() {
    ended = true;
  }

  /** Whether its end is written down, or about to be. */
  synchronized boolean isEnded() {
    return ended;
  }

  /** What ends an attempt well. */
  interface Completion {
    void run() throws IOException;
  }

  /**
   * Does something, such as writing of it, unless it has come to its end, or to another attempt
   * because this one was given up.
   *
   * @param attempt when the attempt began, as {@link #beganNanos} told then
   */
  synchronized void during(long attempt, Completion act) throws IOException {
    if (!ended && attempt == beganNanos) {
      act.run();
    }
  }

  /** It is to be written down that it is running; whether that was not done before. */
  synchronized boolean noteBeginning() {
    boolean first = !begun;
    begun = true;
    return first;
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
