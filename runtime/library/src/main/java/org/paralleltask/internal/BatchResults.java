// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.paralleltask.OnFailure;
import org.paralleltask.Outcome;
import org.paralleltask.ParallelTaskException;
import org.paralleltask.Results;
import org.paralleltask.UnobservedFailuresException;

/** Hands over what a batch gives: values, or outcomes if the batch is traced. */
final class BatchResults<T extends @Nullable Object> implements Results<T> {
  private static final @Nullable Object[] NONE = {};

  private final Batch<?, ?> batch;
  private final Iterator<T> iterator = new Walk();
  private @Nullable Object[] plain = NONE;
  private int read;
  private @Nullable Object next;
  private @Nullable Throwable problem;

  BatchResults(Batch<?, ?> batch) {
    this.batch = batch;
  }

  @Override
  public Iterator<T> iterator() {
    return iterator;
  }

  private final class Walk implements Iterator<T> {
    @Override
    public boolean hasNext() {
      return read < plain.length || lookAhead();
    }

    @Override
    public T next() {
      return read < plain.length || refillPlain() ? nextPlain() : takeNext();
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // what the task gave
  private T nextPlain() {
    Object value = plain[read];
    plain[read++] = null; // what has been handed over is no longer ours
    return (T) value;
  }

  private boolean refillPlain() {
    if (next != null) {
      return false;
    }
    @Nullable Object[] more = batch.takePlain();
    plain = more == null ? NONE : more;
    read = 0;
    return more != null;
  }

  private boolean lookAhead() {
    if (read < plain.length || refillPlain()) {
      return true;
    }
    Object slot = next;
    while (slot == null || slot instanceof Fault.Cancelled) {
      slot = batch.take();
    }
    next = slot;
    if (slot != Batch.END) {
      return true;
    }
    problem = problem == null ? batch.takeProblem() : problem;
    return problem != null;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // a slot holds what the task gave, or its outcome
  private T takeNext() {
    if ((next == null || next == Batch.END) && !lookAhead()) {
      throw new NoSuchElementException();
    }
    Object slot = next;
    if (slot == null) {
      return nextPlain(); // a whole chunk has come since the caller looked for one
    }
    if (slot == Batch.END) {
      throw thrownOnce();
    }
    RuntimeException failure = slot instanceof Fault fault ? failed(fault) : null;
    if (failure == null && batch.isTraced()) {
      see(failureOf((Outcome<?, ?>) slot));
    }
    next = null; // last: a caller who has no memory for it asks again
    if (failure != null) {
      throw failure;
    }
    return slot == Chunk.NULL ? null : (T) slot;
  }

  private RuntimeException thrownOnce() {
    Throwable thrown = problem;
    problem = null;
    throw BatchResults.<RuntimeException>asIs(thrown);
  }

  // The inputs' own exception is to arrive unchanged, even one that is checked.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
  private static <X extends Throwable> X asIs(@Nullable Throwable thrown) throws X {
    throw (X) thrown;
  }

  private RuntimeException failed(Fault fault) {
    see(fault.failure());
    if (batch.task().options().onFailure() != OnFailure.CONTINUE) {
      batch.end();
    }
    return fault.thrown();
  }

  private void see(@Nullable ParallelTaskException failure) {
    if (failure != null) {
      batch.unobserved().seen(failure);
    }
  }

  private static @Nullable ParallelTaskException failureOf(Outcome<?, ?> outcome) {
    if (outcome instanceof Outcome.Failed<?, ?> failed) {
      return failed.failure();
    }
    return outcome instanceof Outcome.TimedOut<?, ?> late ? late.failure() : null;
  }

  @Override
  public Stream<T> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false)
        .onClose(this::close);
  }

  @Override
  public List<T> toList() {
    try (this) {
      return takeAll();
    }
  }

  private List<T> takeAll() {
    List<T> all = new ArrayList<>(batch.knownSize());
    RuntimeException first = null;
    while (iterator.hasNext()) {
      addPlain(all);
      if (next != null) {
        first = addNext(all, first);
      }
    }
    if (first != null) {
      throw first;
    }
    return all;
  }

  @SuppressWarnings("unchecked") // what the task gave
  private void addPlain(List<T> all) {
    @Nullable Object[] rest = read == 0 ? plain : Arrays.copyOfRange(plain, read, plain.length);
    all.addAll((List<T>) Arrays.asList(rest)); // a sublist would be copied one by one
    plain = NONE;
    read = 0;
  }

  private @Nullable RuntimeException addNext(List<T> all, @Nullable RuntimeException first) {
    try {
      all.add(takeNext());
      return first;
    } catch (ParallelTaskException e) {
      return first == null ? e : suppressing(first, e);
    }
  }

  private static RuntimeException suppressing(RuntimeException first, RuntimeException further) {
    if (first != further) { // it may stand for several, see Fault
      first.addSuppressed(further);
    }
    return first;
  }

  @Override
  public void drain() {
    batch.stop(false);
  }

  @Override
  public void cancel() {
    batch.stop(true);
  }

  @Override
  public void close() {
    batch.requireOutside(); // first: an item must not touch what its reader is at
    try {
      batch.close();
    } finally {
      throwUnseen();
    }
  }

  // Where closing the inputs throws as well, that is lost: a failed item is the worse news.
  private void throwUnseen() {
    List<ParallelTaskException> unseen = new ArrayList<>();
    addFailure(unseen, next);
    next = Batch.END;
    for (Object slot = batch.takeLeftover(); slot != null; slot = batch.takeLeftover()) {
      addFailure(unseen, slot);
    }
    if (!unseen.isEmpty()) {
      throw new UnobservedFailuresException(unseen);
    }
  }

  private void addFailure(List<ParallelTaskException> unseen, @Nullable Object slot) {
    ParallelTaskException failure = null;
    if (slot instanceof Fault fault) {
      failure = fault.failure();
    } else if (batch.isTraced() && slot instanceof Outcome<?, ?> outcome) {
      failure = failureOf(outcome);
    }
    if (failure != null) {
      see(failure);
      if (!Fault.isShared(failure)
          || !unseen.contains(failure)) { // it may stand for several, see Fault
        unseen.add(failure);
      }
    }
  }
}
