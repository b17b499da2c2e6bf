// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.Waits;

/**
 * The handle of one submitted item: pending, then running, then finished; or cancelled.
 *
 * <p>As Python's {@code concurrent.futures.Future}, except that a cancelled item is done for all
 * who wait for it, at once, and that an item which waits for itself, be it through others, fails
 * with a {@link DeadlockException} instead of hanging. As a {@link Future} it goes where Java
 * expects one; {@link #get()} then wraps failures as that says.
 *
 * <p>A failure counts as seen when {@link #result}, {@link #get()} or {@link #exception} has been
 * called on the finished item; others are thrown when the pool is closed.
 *
 * @param <T> the type of the result
 */
public interface TaskFuture<T extends @Nullable Object> extends Future<T> {
  /** The id of the task. */
  String task();

  /** The item. */
  @Nullable Object input();

  /** Whether a worker has started it, and it is not done. */
  boolean isRunning();

  /**
   * Cancels the item if no worker has started it. Returns whether it is cancelled, now or before; a
   * running or finished item is left alone.
   */
  boolean cancel();

  /**
   * As {@link #cancel()}; if told so, a running item is cancelled too: it is done at once, and its
   * worker is interrupted.
   */
  @Override
  boolean cancel(boolean mayInterruptIfRunning);

  /**
   * Waits for the result.
   *
   * @throws TaskFailedException if the task threw; the cause is what it threw
   * @throws TaskTimedOutException if the item was ended at its deadline
   * @throws BrokenPoolException if its worker could not be set up
   * @throws java.util.concurrent.CancellationException if it was cancelled
   * @throws DeadlockException if the calling item waits for itself, be it through others
   * @throws WaitInterruptedException if the thread is interrupted meanwhile
   */
  T result();

  /**
   * As {@link #result()}, but waits no longer than the limit; zero does not wait. The item goes on:
   * its own deadline is {@link TaskOptions#timeout}.
   *
   * @throws TimeoutException if it is not done in time
   */
  T result(Duration limit) throws TimeoutException;

  /**
   * Waits until the item is done, and returns what its task threw, the very same object, or the
   * {@link TaskTimedOutException}; null if it ended well.
   *
   * @throws java.util.concurrent.CancellationException if it was cancelled
   * @throws WaitInterruptedException if the thread is interrupted meanwhile
   */
  @Nullable Throwable exception();

  /**
   * As {@link #exception()}, but waits no longer than the limit; zero does not wait.
   *
   * @throws TimeoutException if it is not done in time
   */
  @Nullable Throwable exception(Duration limit) throws TimeoutException;

  /**
   * Has the callback called once when the item is done, with this future: by the thread that
   * finishes or cancels it, callbacks in the order in which they were added; or at once, by the
   * caller, if it is done. What a callback throws is logged, and the others still run. Those who
   * wait may be told before the callbacks have run.
   */
  void onDone(Consumer<? super TaskFuture<T>> callback);

  /**
   * A copy for code that composes stages. It is completed when this is, with the task's own
   * exception if it failed; cancelling the copy does not cancel the item.
   */
  CompletableFuture<T> toCompletableFuture();

  /** What to wait for. */
  enum Until {
    /** One of them is done. */
    FIRST_DONE,
    /** One of them has failed (a cancelled one has not), or all are done. */
    FIRST_FAILURE,
    /** All of them are done. */
    ALL_DONE
  }

  /** Which futures were done at the end of the wait, and which were not, in the order given. */
  record Waited<T extends @Nullable Object>(Set<TaskFuture<T>> done, Set<TaskFuture<T>> notDone) {}

  /**
   * Waits for several futures, which may be of different pools; one given twice counts once. As
   * Python's {@code wait}.
   *
   * @throws WaitInterruptedException if the thread is interrupted meanwhile
   */
  static <T extends @Nullable Object> Waited<T> await(
      Collection<? extends TaskFuture<T>> futures, Until until) {
    return Waits.await(futures, until, null);
  }

  /** As {@link #await(Collection, Until)}, but no longer than the limit. */
  static <T extends @Nullable Object> Waited<T> await(
      Collection<? extends TaskFuture<T>> futures, Until until, Duration limit) {
    return Waits.await(futures, until, limit);
  }

  /**
   * The futures in the order in which they get done, those that are done first; one given twice
   * comes once. As Python's {@code as_completed}. The stream waits as it is gone through.
   */
  static <T extends @Nullable Object> Stream<TaskFuture<T>> asCompleted(
      Collection<? extends TaskFuture<T>> futures) {
    return Waits.asCompleted(futures, null);
  }

  /**
   * As {@link #asCompleted(Collection)}, with a limit for all of them, counted from this call.
   *
   * @throws RunTimedOutException from the stream, when the limit passes before all are done
   */
  static <T extends @Nullable Object> Stream<TaskFuture<T>> asCompleted(
      Collection<? extends TaskFuture<T>> futures, Duration limit) {
    return Waits.asCompleted(futures, limit);
  }
}
