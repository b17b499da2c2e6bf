// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.History;
import org.paralleltask.jobs.journal.Known;

/**
 * Hands results to the sink, those of items that ran and those that earlier runs have kept, in the
 * order of the items if the sink wants that. Used by the thread that takes results.
 *
 * <p>A kept result has to wait until all items before it have ended that run now. Not the results
 * wait, of which there may be a million, but the places in the journal where they are; those that
 * follow each other there, as they do after a run in the same order, are one place.
 */
final class ResultOrder {
  private final ResultSink sink;
  private final History history;
  private final StoredResults stored;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long started;
  private long taken;
  private volatile @Nullable Throwable trouble;

  ResultOrder(ResultSink sink, History history, StoredResults stored) {
    this.sink = sink;
    this.history = history;
    this.stored = stored;
  }

  /** Records that follow each other in the journal. */
  private static final class Waiting {
    private final long after;
    private final long first;
    private long next;
    private long count;

    /**
     * @param after how many items must have ended before
     */
    Waiting(long after, Known known) {
      this.after = after;
      this.first = known.offset();
      this.next = known.offset();
    }
  }

  /** Whether results are of interest. */
  boolean needsResults() {
    return sink.needsResults();
  }

  /** An item is handed to the pool. */
  void start() {
    started++;
  }

  /** An item need not run. */
  void keep(Known known) {
    if (!sink.needsResults()) {
      return;
    }
    if (!sink.isOrdered() || started == taken) {
      accept(known);
      return;
    }
    Waiting last = waiting.peekLast();
    if (last == null || last.after != started || last.next != known.offset()) {
      last = new Waiting(started, known);
      waiting.add(last);
    }
    last.next = known.next();
    last.count++;
  }

  /** An item has ended well; items end in the order in which they were started, or in any. */
  void accept(@Nullable Object result) {
    if (trouble == null) {
      try {
        sink.accept(result);
      } catch (Exception | Error broken) { // results are folded and printed by the user's code
        trouble = broken;
      }
    }
  }

  /** An item has ended without a result. */
  void miss(Item item) {
    sink.miss(item);
  }

  /** An item's outcome was taken, and its result accepted if it has one. */
  void taken() {
    taken++;
    for (Waiting next = waiting.peek(); next != null && next.after <= taken; ) {
      waiting.remove();
      accept(next);
      next = waiting.peek();
    }
  }

  private void accept(Waiting kept) {
    try {
      long offset = kept.first;
      for (long i = 0; i < kept.count && trouble == null; i++) {
        Known known = history.read(offset);
        accept(known);
        offset = known.next();
      }
    } catch (Exception unreadable) {
      trouble = trouble == null ? unreadable : trouble;
    }
  }

  private void accept(Known known) {
    Evidence evidence = Objects.requireNonNull(known.entry().evidence(), "judged by it");
    String text = Objects.requireNonNull(evidence.result(), "judged to be there");
    Object result;
    try {
      result = stored.result(text);
    } catch (Exception | Error unreadable) {
      trouble = trouble == null ? unreadable : trouble;
      return;
    }
    accept(result);
  }

  /** Why results could not be folded or written; empty if they could. */
  Optional<Throwable> trouble() {
    return Optional.ofNullable(trouble);
  }
}
