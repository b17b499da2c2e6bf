// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stub. */
@SuppressWarnings("DoNotCallSuggester")
public final class TaskPool implements AutoCloseable {
  public static TaskPool open(PoolOptions options) {
    throw new IllegalStateException();
  }

  public static TaskPool threads(int workers) {
    return open(PoolOptions.of(Pool.THREAD).workers(workers));
  }

  <R> R own(Function<TaskPool, R> start) {
    return start.apply(this);
  }

  public <I extends @Nullable Object, O extends @Nullable Object> TaskFuture<O> submit(
      Task<I, O> task, I item) {
    throw new IllegalStateException();
  }

  public <I extends @Nullable Object, O extends @Nullable Object> Results<O> map(
      Task<I, O> task, Iterable<? extends I> inputs) {
    throw new IllegalStateException();
  }

  public <I extends @Nullable Object, O extends @Nullable Object> Results<O> map(
      Task<I, O> task, Stream<? extends I> inputs) {
    throw new IllegalStateException();
  }

  public <I extends @Nullable Object, O extends @Nullable Object> Results<O> asCompleted(
      Task<I, O> task, Iterable<? extends I> inputs) {
    throw new IllegalStateException();
  }

  public <I extends @Nullable Object, O extends @Nullable Object> Results<O> asCompleted(
      Task<I, O> task, Stream<? extends I> inputs) {
    throw new IllegalStateException();
  }

  public <I extends @Nullable Object, O extends @Nullable Object> Results<Outcome<I, O>> outcomes(
      Task<I, O> task, Iterable<? extends I> inputs) {
    throw new IllegalStateException();
  }

  public <I extends @Nullable Object, O extends @Nullable Object> Results<Outcome<I, O>> outcomes(
      Task<I, O> task, Stream<? extends I> inputs) {
    throw new IllegalStateException();
  }

  public void shutdown() {}

  @Override
  public void close() {}
}
