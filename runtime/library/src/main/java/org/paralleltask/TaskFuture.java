// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The handle of one submitted item (details follow). */
public interface TaskFuture<T extends @Nullable Object> extends Future<T> {
  String task();

  @Nullable Object input();

  boolean isRunning();

  boolean cancel();

  T result();

  T result(Duration limit) throws TimeoutException;

  @Nullable Throwable exception();

  @Nullable Throwable exception(Duration limit) throws TimeoutException;

  void onDone(Consumer<? super TaskFuture<T>> callback);

  CompletableFuture<T> toCompletableFuture();

  enum Until {
    FIRST_DONE,
    FIRST_FAILURE,
    ALL_DONE
  }

  record Waited<T>(Set<TaskFuture<T>> done, Set<TaskFuture<T>> notDone) {}
}
