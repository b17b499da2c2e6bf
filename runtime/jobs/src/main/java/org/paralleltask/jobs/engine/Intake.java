// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.input.Candidate;
import org.paralleltask.jobs.input.Omissible;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Known;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.spec.OnDuplicate;

/**
 * Makes items of what a source gives, and books those that do not run itself: bad ones, duplicates,
 * and those that are up to date. Used by one thread.
 */
final class Intake {
  private static final Reason EXCLUDED = new Reason(Reason.Cause.EXCLUDED, "");

  private final Register register;
  private final Judge judge;
  private final ResultOrder results;
  private final Explanations explanations;
  private final Predicate<String> filter;
  private final OnDuplicate onDuplicate;
  private final @Nullable SeenKeys seen;
  private final Sample sample;

  /**
   * @param filter of the labels of those that may run
   * @param distinct whether duplicates need not be looked for
   * @param sample told of items that are up to date
   */
  Intake(
      Register register,
      Judge judge,
      ResultOrder results,
      Explanations explanations,
      Predicate<String> filter,
      OnDuplicate onDuplicate,
      boolean distinct,
      Sample sample) {
    this.register = register;
    this.judge = judge;
    this.results = results;
    this.explanations = explanations;
    this.filter = filter;
    this.onDuplicate = onDuplicate;
    this.seen = distinct ? null : new SeenKeys();
    this.sample = sample;
  }

  /**
   * The item; null if it does not run.
   *
   * @throws UncheckedIOException if the journal cannot be read
   */
  @Nullable Item take(Candidate candidate, long index) {
    String problem = candidate.problem();
    String label = candidate.label();
    Object value = candidate.value();
    if (!filter.test(label)) {
      return exclude(index, candidate);
    }
    if (value == null || problem != null) {
      String what = problem == null ? "is null" : problem;
      Failure failure = Failure.badItem(place(candidate, index), Item.cut(label), what);
      return book(index, positional(label, index), label, State.FAILED, failure);
    }
    if (!candidate.canonical()) {
      explanations.unnamed(value);
      return new Item(index, positional(label, index), label, value, Judge.unknown());
    }
    long key = Keys.of(candidate.identity());
    OptionalInt first = seen == null ? OptionalInt.empty() : seen.add(key, index);
    return first.isEmpty()
        ? judged(index, key, Item.cut(label), value)
        : duplicate(index, key, label, first.getAsInt());
  }

  private @Nullable Item exclude(long index, Candidate candidate) {
    String label = candidate.label();
    long key = candidate.canonical() ? Keys.of(candidate.identity()) : positional(label, index);
    register.add(notRun(index, key, Item.cut(label), State.NOT_RUN, EXCLUDED));
    return null;
  }

  private static ItemEntry notRun(long index, long key, String label, State state, Reason reason) {
    return new ItemEntry(index, key, label, state, reason, List.of(), null, List.of(), null);
  }

  /** No further item comes. */
  void close() {
    explanations.close();
  }

  /** Of what is no item, or not one that another run would know. */
  private static long positional(String label, long index) {
    return Keys.of(label + "#" + index);
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
    Failure failure = new Failure("DUPLICATE_ITEM", message, null);
    return book(index, positional(label, index), label, State.FAILED, failure);
  }

  private @Nullable Item book(
      long index, long key, String label, State state, @Nullable Failure failure) {
    register.add(ItemEntry.unstarted(index, key, Item.cut(label), state, failure));
    return null;
  }

  private @Nullable Item judged(long index, long key, String label, Object value) {
    Decision decision;
    try {
      decision = judge.judge(key, label, value);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    if (!decision.runs()) {
      if (value instanceof Omissible item) {
        item.endedWell();
      }
      skip(new Item(index, key, label, value, decision), decision);
      return null;
    }
    explanations.runs(label, decision.reason());
    if (decision.known().filter(known -> Judge.endedWell(known.entry())).isPresent()) {
      register.again(key);
    }
    return new Item(index, key, label, value, decision);
  }

  private void skip(Item item, Decision decision) {
    Known known = decision.known().orElseThrow();
    if (decision.reason().cause() == Reason.Cause.NOT_FAILED) {
      register.add(skipped(item, State.NOT_RUN));
    } else {
      if (decision.check() != null) {
        renew(known.entry(), decision.check().renewed());
      }
      sample.upToDate(item, skipped(item, State.UP_TO_DATE), known.entry().evidence());
    }
    results.keep(known);
  }

  private static ItemEntry skipped(Item item, State state) {
    return notRun(item.index(), item.key(), item.label(), state, item.reason());
  }

  /** Files that were touched need not be read once more next time. */
  private void renew(ItemEntry last, Evidence found) {
    Evidence before = last.evidence();
    Evidence now = found.withResult(before == null ? null : before.result());
    if (!now.equals(before)) {
      register.renew(last.with(now));
    }
  }
}
