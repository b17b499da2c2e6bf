// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import static org.paralleltask.ParallelTask.AUTO;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the items of a task are run. Immutable, and checked when it is made: an illegal value is an
 * {@link IllegalArgumentException} that names the option.
 *
 * @param pool what runs the items
 * @param mode the order in which {@link Task#outcomes} hands results over
 * @param workers how many items run at a time, at least 1, or {@link ParallelTask#AUTO}
 * @param chunkSize how many items are handed to a worker at a time, at least 1, or AUTO
 * @param window how many items are at most pulled and not yet handed over, at least 1, or AUTO
 * @param timeout how long one attempt may take, more than zero; null for no limit
 * @param runTimeout how long a whole map may take, zero or more; null for no limit
 * @param attempts how often an item is tried in all, at least 1
 * @param backoff how long a failed item waits for its next attempt
 * @param retryOn what an attempt must have thrown, or been caused by, for the item to be tried
 *     again: these classes and those below them, none of which is an {@link Error}. An error, and
 *     what it was caused by, never counts; a lost worker process always does, once an item; an
 *     attempt that was ended at its deadline counts as a {@link TaskTimedOutException} and as a
 *     {@link java.util.concurrent.TimeoutException}
 * @param onFailure what happens to the other items when one has failed
 */
public record TaskOptions(
    Pool pool,
    Mode mode,
    int workers,
    int chunkSize,
    int window,
    @Nullable Duration timeout,
    @Nullable Duration runTimeout,
    int attempts,
    Backoff backoff,
    List<Class<? extends Throwable>> retryOn,
    OnFailure onFailure) {

  /** What holds where nothing is said: platform threads, input order, one attempt, no limits. */
  public static final TaskOptions DEFAULT =
      new TaskOptions(
          Pool.THREAD,
          Mode.MAP,
          AUTO,
          AUTO,
          AUTO,
          null,
          null,
          1,
          Backoff.NONE,
          List.of(Exception.class),
          OnFailure.CONTINUE);

  /** Checks every value. */
  public TaskOptions {
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(backoff, "backoff");
    Objects.requireNonNull(onFailure, "onFailure");
    retryOn = List.copyOf(retryOn);
    for (Class<? extends Throwable> type : retryOn) {
      requireNoError(type);
    }
    requirePositiveOrAuto("workers", workers);
    requirePositiveOrAuto("chunkSize", chunkSize);
    requirePositiveOrAuto("window", window);
    requirePositive("attempts", attempts);
    if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
      throw new IllegalArgumentException("\"timeout\" must be greater than 0, but was " + timeout);
    }
    if (runTimeout != null && runTimeout.isNegative()) {
      throw new IllegalArgumentException(
          "\"runTimeout\" must not be negative, but was " + runTimeout);
    }
  }

  /** These options with another {@link #pool}. */
  public TaskOptions withPool(Pool pool) {
    Draft draft = new Draft(this);
    draft.pool = pool;
    return draft.options();
  }

  /** These options with another {@link #mode}. */
  public TaskOptions withMode(Mode mode) {
    Draft draft = new Draft(this);
    draft.mode = mode;
    return draft.options();
  }

  /** These options with another {@link #workers}. */
  public TaskOptions withWorkers(int workers) {
    Draft draft = new Draft(this);
    draft.workers = workers;
    return draft.options();
  }

  /** These options with another {@link #chunkSize}. */
  public TaskOptions withChunkSize(int chunkSize) {
    Draft draft = new Draft(this);
    draft.chunkSize = chunkSize;
    return draft.options();
  }

  /** These options with another {@link #window}. */
  public TaskOptions withWindow(int window) {
    Draft draft = new Draft(this);
    draft.window = window;
    return draft.options();
  }

  /** These options with another {@link #timeout}. */
  public TaskOptions withTimeout(@Nullable Duration timeout) {
    Draft draft = new Draft(this);
    draft.timeout = timeout;
    return draft.options();
  }

  /** These options with another {@link #runTimeout}. */
  public TaskOptions withRunTimeout(@Nullable Duration runTimeout) {
    Draft draft = new Draft(this);
    draft.runTimeout = runTimeout;
    return draft.options();
  }

  /** These options with another {@link #attempts}. */
  public TaskOptions withAttempts(int attempts) {
    Draft draft = new Draft(this);
    draft.attempts = attempts;
    return draft.options();
  }

  /** These options with another {@link #backoff}. */
  public TaskOptions withBackoff(Backoff backoff) {
    Draft draft = new Draft(this);
    draft.backoff = backoff;
    return draft.options();
  }

  /** These options with another {@link #retryOn}. */
  public TaskOptions withRetryOn(List<Class<? extends Throwable>> retryOn) {
    Draft draft = new Draft(this);
    draft.retryOn = retryOn;
    return draft.options();
  }

  /** These options with another {@link #onFailure}. */
  public TaskOptions withOnFailure(OnFailure onFailure) {
    Draft draft = new Draft(this);
    draft.onFailure = onFailure;
    return draft.options();
  }

  private static void requireNoError(Class<? extends Throwable> type) {
    if (Error.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          "\"retryOn\" must name exceptions, but "
              + type.getName()
              + " is an Error, after which nothing is tried again");
    }
  }

  static void requirePositiveOrAuto(String option, int value) {
    if (value != AUTO) {
      requirePositive(option, value);
    }
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "\"" + option + "\" must be greater than 0, but was " + value);
    }
  }

  /** Options of which some are about to be changed. */
  private static final class Draft {
    Pool pool;
    Mode mode;
    int workers;
    int chunkSize;
    int window;
    @Nullable Duration timeout;
    @Nullable Duration runTimeout;
    int attempts;
    Backoff backoff;
    List<Class<? extends Throwable>> retryOn;
    OnFailure onFailure;

    Draft(TaskOptions from) {
      pool = from.pool;
      mode = from.mode;
      workers = from.workers;
      chunkSize = from.chunkSize;
      window = from.window;
      timeout = from.timeout;
      runTimeout = from.runTimeout;
      attempts = from.attempts;
      backoff = from.backoff;
      retryOn = from.retryOn;
      onFailure = from.onFailure;
    }

    TaskOptions options() {
      return new TaskOptions(
          pool,
          mode,
          workers,
          chunkSize,
          window,
          timeout,
          runTimeout,
          attempts,
          backoff,
          retryOn,
          onFailure);
    }
  }
}
