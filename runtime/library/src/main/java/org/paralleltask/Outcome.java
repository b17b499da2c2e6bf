// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an item ended: a closed set of {@link Ok}, {@link Failed}, {@link TimedOut} and {@link
 * Cancelled}.
 *
 * @param <I> the type of the items
 * @param <O> the type of the results
 */
public sealed interface Outcome<I extends @Nullable Object, O extends @Nullable Object> {
  /** The position of the item in the inputs, from 0. */
  long index();

  /** The item. */
  I input();

  /** When, where and how often it was tried; {@link Trace#NONE} if it never started. */
  Trace trace();

  /**
   * The result.
   *
   * @throws ParallelTaskException if the item failed or was ended at its deadline
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  O orElseThrow();

  /** The item ended well. */
  record Ok<I extends @Nullable Object, O extends @Nullable Object>(
      long index, I input, O value, Trace trace) implements Outcome<I, O> {
    @Override
    public O orElseThrow() {
      return value;
    }
  }

  /** The task threw, at the last of its attempts. The failure's cause is what it threw. */
  record Failed<I extends @Nullable Object, O extends @Nullable Object>(
      long index, I input, ParallelTaskException failure, Trace trace) implements Outcome<I, O> {
    @Override
    public O orElseThrow() {
      throw failure;
    }
  }

  /** The last attempt was ended at its deadline. */
  record TimedOut<I extends @Nullable Object, O extends @Nullable Object>(
      long index, I input, TaskTimedOutException failure, Trace trace) implements Outcome<I, O> {
    @Override
    public O orElseThrow() {
      throw failure;
    }
  }

  /** The item was pulled from the inputs, but did not run, or was interrupted when it did. */
  record Cancelled<I extends @Nullable Object, O extends @Nullable Object>(
      long index, I input, Trace trace) implements Outcome<I, O> {
    @Override
    public O orElseThrow() {
      throw new java.util.concurrent.CancellationException("item " + index + " was cancelled");
    }
  }

  /**
   * When, where and how often an item was tried.
   *
   * @param worker the name of the worker that made the last attempt
   * @param startNanos when the last attempt started, as {@link System#nanoTime} tells it
   * @param elapsed how long the last attempt took
   * @param attempts how many attempts were made
   * @param earlier the failed attempts before the last, in order; of an item that was cancelled
   *     when it waited for a further attempt, all that were made. Of more than {@value
   *     #MOST_EARLIER}, the last ones
   */
  record Trace(
      String worker, long startNanos, Duration elapsed, int attempts, List<FailedAttempt> earlier) {
    /** How many failed attempts are told. */
    public static final int MOST_EARLIER = 100;

    /** For an item that never started. */
    public static final Trace NONE = new Trace("", 0, Duration.ZERO, 0, List.of());

    /** Takes a copy of the list. */
    public Trace {
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * An attempt after which the item was tried again.
   *
   * @param worker the name of the worker that made it
   * @param startNanos when it started, as {@link System#nanoTime} tells it
   * @param elapsed how long it took
   * @param failure what the task threw; a {@link TaskTimedOutException} or {@link
   *     WorkerLostException} if it was ended
   */
  record FailedAttempt(String worker, long startNanos, Duration elapsed, Throwable failure) {}
}
