// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.function.Executable;

/** Threads beside the one of the test. */
final class Threads {
  private Threads() {}

  /** What the action throws, run in a thread of its own; null if it ends well. */
  static Started<Throwable> failureOf(Executable action) {
    return start(
        () -> {
          try {
            action.execute();
            return null;
          } catch (Throwable thrown) {
            return thrown;
          }
        });
  }

  static <T> Started<T> start(Callable<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(result, action), "beside the test");
    thread.setDaemon(true);
    thread.start();
    return new Started<>(thread, result);
  }

  private static <T> void complete(CompletableFuture<T> result, Callable<T> action) {
    try {
      result.complete(action.call());
    } catch (Throwable thrown) {
      result.completeExceptionally(thrown);
    }
  }

  record Started<T>(Thread thread, CompletableFuture<T> result) {
    /** What the thread's action gave; it has so many seconds. */
    T get(int seconds) throws Exception {
      return result.get(seconds, TimeUnit.SECONDS);
    }

    /** Until the thread has nothing to do but wait: no event tells that, so this one looks. */
    void awaitWaiting() {
      while (thread.getState() != Thread.State.WAITING
          && thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }
  }
}
