// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.input.Candidate;
import org.paralleltask.jobs.input.Source;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.report.Ledger;
import org.paralleltask.jobs.spec.OnDuplicate;

/**
 * Lets items into the run as they are pulled: numbers them, and books those that cannot run, bad
 * ones and duplicates, itself. Pulled by one thread at a time, stopped by any.
 */
final class Admission implements Iterator<Item>, AutoCloseable {
  private final Source.Items items;
  private final Ledger ledger;
  private final OnDuplicate onDuplicate;
  private final long limit;
  private final @Nullable SeenKeys seen;
  private volatile boolean stopped;
  private volatile long pulled;
  private volatile @Nullable Throwable trouble;
  private @Nullable Item next;

  /**
   * @param distinct whether duplicates need not be looked for
   */
  Admission(
      Source.Items items, Ledger ledger, OnDuplicate onDuplicate, long limit, boolean distinct) {
    this.items = items;
    this.ledger = ledger;
    this.onDuplicate = onDuplicate;
    this.limit = limit;
    this.seen = distinct ? null : new SeenKeys();
  }

  /** No further item comes in. */
  void stop() {
    stopped = true;
  }

  /** How many items have come in. */
  long pulled() {
    return pulled;
  }

  /** What the source threw; null if nothing. */
  @Nullable Throwable trouble() {
    return trouble;
  }

  @Override
  public boolean hasNext() {
    while (next == null && !stopped && pulled < limit && sourceHasNext()) {
      next = admit();
    }
    return next != null && !stopped;
  }

  @Override
  public Item next() {
    Item item = next;
    if (item == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return item;
  }

  /** Ends what the source holds open. */
  @Override
  public void close() {
    stopped = true;
    try {
      items.close();
    } catch (RuntimeException | Error broken) {
      refuse(broken);
    }
  }

  private boolean sourceHasNext() {
    try {
      return items.hasNext();
    } catch (RuntimeException | Error broken) {
      return refuse(broken);
    }
  }

  private boolean refuse(Throwable broken) {
    trouble = trouble == null ? broken : trouble;
    stopped = true;
    return false;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the pulling thread alone
  private @Nullable Item admit() {
    try {
      Candidate candidate = items.next();
      return admit(candidate, pulled++);
    } catch (RuntimeException | Error broken) {
      refuse(broken);
      return null;
    }
  }

  private @Nullable Item admit(Candidate candidate, long index) {
    String problem = candidate.problem();
    String label = candidate.label();
    long key = candidate.canonical() ? Keys.of(label) : Keys.of(label + "#" + index);
    Object value = candidate.value();
    if (value == null || problem != null) {
      String what = problem == null ? "is null" : problem;
      Failure failure = Failure.badItem(place(candidate, index), Item.cut(label), what);
      return book(index, key, label, State.FAILED, failure);
    }
    OptionalInt first =
        seen == null || !candidate.canonical() ? OptionalInt.empty() : seen.add(key, index);
    return first.isEmpty()
        ? new Item(index, key, label, value)
        : duplicate(index, key, label, first.getAsInt());
  }

  private static String place(Candidate candidate, long index) {
    return candidate.place().isEmpty() ? "item " + (index + 1) : candidate.place();
  }

  private @Nullable Item duplicate(long index, long key, String label, int first) {
    if (onDuplicate == OnDuplicate.ONCE) {
      return book(index, key, label, State.DUPLICATE, null);
    }
    String message =
        "DUPLICATE_ITEM: \"%s\" is item %d and item %d. Remove one, or pass -Dparallel.onDuplicate=once."
            .formatted(Item.cut(label), first + 1, index + 1);
    return book(index, key, label, State.FAILED, new Failure("DUPLICATE_ITEM", message, null));
  }

  private @Nullable Item book(
      long index, long key, String label, State state, @Nullable Failure failure) {
    ledger.add(ItemEntry.unstarted(index, key, Item.cut(label), state, failure));
    return null;
  }
}
