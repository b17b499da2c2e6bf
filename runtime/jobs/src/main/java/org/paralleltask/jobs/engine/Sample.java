// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.FileStamp;
import org.paralleltask.jobs.journal.ItemEntry;

/**
 * Holds back some of the items that end well, or need not run, until they have run again: they are
 * booked when it is known what they gave then. They are those with the smallest keys, which are
 * hashes of what the items are: the same ones in every run of the same items, in whatever order
 * they end, and anywhere among them. Used by several threads.
 */
final class Sample {
  private final int size;
  private final Register register;
  private final StoredResults stored;

  // Guarded by this.
  private final PriorityQueue<Sampled> held =
      new PriorityQueue<>(
          Comparator.<Sampled, Long>comparing(each -> each.item().key(), Long::compareUnsigned)
              .reversed());
  private boolean closed;

  /**
   * @param size how many are held at most
   * @param register where items are booked
   */
  Sample(int size, Register register, StoredResults stored) {
    this.size = size;
    this.register = register;
    this.stored = stored;
  }

  /** An item ran and ended well. */
  void ran(Item item, @Nullable Object result, ItemEntry entry) {
    if (!wants(item.key())) {
      register.add(entry);
      return;
    }
    register.done(entry);
    hold(new Sampled(item, entry, outputs(entry.evidence()), ResultPrint.of(result, stored)));
  }

  /**
   * An item need not run.
   *
   * @param evidence of when it ran last
   */
  void upToDate(Item item, ItemEntry entry, @Nullable Evidence evidence) {
    if (wants(item.key())) {
      hold(new Sampled(item, entry, outputs(evidence), kept(evidence)));
    } else {
      register.add(entry);
    }
  }

  private static List<FileStamp> outputs(@Nullable Evidence evidence) {
    return evidence == null ? List.of() : evidence.outputs();
  }

  private Optional<ResultPrint> kept(@Nullable Evidence evidence) {
    String text = evidence == null ? null : evidence.result();
    if (text == null) {
      return Optional.empty();
    }
    try {
      return ResultPrint.of(stored.result(text), stored);
    } catch (Exception | StackOverflowError unreadable) {
      return Optional.empty();
    }
  }

  /** Quick where nobody asks for a sample: it is asked of every item. */
  private boolean wants(long key) {
    return size > 0 && hasRoom(key);
  }

  private synchronized boolean hasRoom(long key) {
    Sampled last = held.peek();
    boolean smaller = last != null && Long.compareUnsigned(key, last.item().key()) < 0;
    return !closed && (held.size() < size || smaller);
  }

  private synchronized void hold(Sampled sampled) {
    held.add(sampled);
    if (closed || held.size() > size) {
      register.add(held.remove().entry());
    }
  }

  /** Those that are held now, in the order of the items. */
  synchronized List<Sampled> held() {
    return held.stream().sorted(Comparator.comparingLong(each -> each.item().index())).toList();
  }

  /** Books one of them, unless that was done when the run was brought to its end. */
  synchronized void book(Sampled sampled, ItemEntry entry) {
    if (held.remove(sampled)) {
      register.add(entry);
    }
  }

  /** Books all others as if they had not been held, and holds none from now on. */
  synchronized void release() {
    closed = true;
    held.forEach(each -> register.add(each.entry()));
    held.clear();
  }
}
