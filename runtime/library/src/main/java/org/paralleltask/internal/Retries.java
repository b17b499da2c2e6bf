// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Backoff;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.RemoteException;
import org.paralleltask.TaskTimedOutException;
import org.paralleltask.TryLaterException;

/** Which failures are worth a further attempt, and how long it waits. */
final class Retries {
  /** Whoever has a longer chain of causes has most likely one without an end. */
  private static final int DEEPEST = 100;

  private Retries() {}

  /** Whether an item that ended so is tried again after exceptions of these types. */
  static boolean isWorth(Fault fault, List<Class<? extends Throwable>> types) {
    if (fault instanceof Fault.TimedOut) {
      return isAny(TaskTimedOutException.class, types) || isAny(TimeoutException.class, types);
    }
    return fault instanceof Fault.Failed
        && !(fault.failure() instanceof BrokenPoolException)
        && isCausedByAny(fault.original(), types);
  }

  /** What the task threw to be run again later; null if it threw anything else. */
  static @Nullable TryLaterException asksForTime(Fault fault) {
    return fault instanceof Fault.Failed && fault.original() instanceof TryLaterException later
        ? later
        : null;
  }

  private static boolean isCausedByAny(Throwable thrown, List<Class<? extends Throwable>> types) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      Class<?> type = type(at);
      if (Error.class.isAssignableFrom(type)) {
        return false;
      }
      if (isAny(type, types)) {
        return true;
      }
      at = cause(at);
    }
    return false;
  }

  private static boolean isAny(Class<?> type, List<Class<? extends Throwable>> types) {
    for (Class<?> each : types) {
      if (each.isAssignableFrom(type)) {
        return true;
      }
    }
    return false;
  }

  // What could not be made again in this JVM still has a class, if this JVM knows it.
  private static Class<?> type(Throwable thrown) {
    if (!(thrown instanceof RemoteException remote)) {
      return thrown.getClass();
    }
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Class.forName(remote.className(), false, loader);
    } catch (ClassNotFoundException | LinkageError unknown) {
      return RemoteException.class;
    }
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable unspeakable) { // it is the user's code
      return null;
    }
  }

  /** How long an item waits after so many failed attempts: anything up to the longest wait. */
  static long waitNanos(Backoff backoff, int failedAttempts, RandomGenerator random) {
    if (backoff.first().isZero()) {
      return 0;
    }
    Duration longest = backoff.longest(failedAttempts);
    return random.nextLong(Durations.saturated(longest) + 1);
  }
}
