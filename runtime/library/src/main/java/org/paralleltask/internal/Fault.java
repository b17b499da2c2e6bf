// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeadlockException;
import org.paralleltask.ParallelTaskException;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskTimedOutException;
import org.paralleltask.TaskTimedOutException.StuckAt;
import org.paralleltask.WorkerLostException;

/**
 * How an item ended that did not end well. A class, not an interface: whether a slot holds one is
 * asked for every item, and is answered faster for a class.
 */
abstract sealed class Fault {
  /** What a deadline does to a thread. */
  static final String INTERRUPTED = ", and was interrupted";

  /** What a deadline does to a thread that is deaf. */
  static final String ABANDONED =
      ", nor did it stop when interrupted: its thread was abandoned and replaced";

  /** What a deadline does to a process. */
  static final String KILLED = ", and was ended with its worker process";

  /** What is left to say where there is no memory to say more: made before it may be needed. */
  private static final Failed NO_MEMORY = noMemory();

  private static Failed noMemory() {
    OutOfMemoryError none = new OutOfMemoryError("none is left to say which item, and why");
    return new Failed(
        new TaskFailedException("an item failed: memory ran out when it ended", none), none);
  }

  /** What {@code result()} throws. */
  abstract RuntimeException thrown();

  /** What {@code exception()} returns: the task's own exception where there is one. */
  abstract Throwable original();

  /** The failure that somebody has to look at; null if there is none, as for a cancelled item. */
  abstract @Nullable ParallelTaskException failure();

  /** Whether the item has cost its worker. */
  boolean lostWorker() {
    return failure() instanceof WorkerLostException;
  }

  /** The task threw, or its worker could not be set up. */
  static final class Failed extends Fault {
    private final ParallelTaskException failure;
    private final Throwable original;

    Failed(ParallelTaskException failure, Throwable original) {
      this.failure = failure;
      this.original = original;
    }

    @Override
    RuntimeException thrown() {
      return failure;
    }

    @Override
    Throwable original() {
      return original;
    }

    @Override
    ParallelTaskException failure() {
      return failure;
    }
  }

  /** It was ended at its deadline. */
  static final class TimedOut extends Fault {
    private final TaskTimedOutException failure;

    TimedOut(TaskTimedOutException failure) {
      this.failure = failure;
    }

    @Override
    RuntimeException thrown() {
      return failure;
    }

    @Override
    Throwable original() {
      return failure;
    }

    @Override
    TaskTimedOutException failure() {
      return failure;
    }
  }

  /** It was cancelled. */
  static final class Cancelled extends Fault {
    private final String item;

    Cancelled(String item) {
      this.item = item;
    }

    @Override
    RuntimeException thrown() {
      return new CancellationException(item + " was cancelled");
    }

    @Override
    Throwable original() {
      return thrown();
    }

    @Override
    @Nullable ParallelTaskException failure() {
      return null;
    }
  }

  /** What the task threw at an item. */
  static Fault threw(Unit unit, int position, Throwable thrown) {
    String message = unit.describe(position) + " failed: " + Labels.ofThrown(thrown);
    return new Failed(at(unit, new TaskFailedException(message, thrown)), thrown);
  }

  /** The pool could not go on with an item as it should. Never fails itself. */
  static Fault ruined(Unit unit, int position, Throwable thrown) {
    try {
      String message =
          unit.describe(position) + " failed: its pool could not: " + Labels.ofThrown(thrown);
      return new Failed(at(unit, new TaskFailedException(message, thrown)), thrown);
    } catch (Throwable unspeakable) {
      return NO_MEMORY;
    }
  }

  /** Its task threw, or its pool did, and that cannot be said as it should. */
  static Fault unspeakable(Unit unit, Throwable thrown) {
    try {
      return new Failed(new TaskFailedException(unit.definition().id(), thrown), thrown);
    } catch (OutOfMemoryError none) {
      return NO_MEMORY;
    }
  }

  /** Has at hand what is to be said without memory. */
  static void prepare() {
    NO_MEMORY.failure();
  }

  /** Whether it is the one that stands for all that could not be described. */
  static boolean isShared(ParallelTaskException failure) {
    return failure == NO_MEMORY.failure();
  }

  /** Its worker process is gone. */
  static Fault lost(Unit unit, WorkerLostException failure) {
    at(unit, failure);
    return new Failed(failure, failure);
  }

  // Where it was submitted says more than where its worker is on the stack.
  private static <X extends Throwable> X at(Unit unit, X failure) {
    Origin origin = unit.origin();
    if (origin != null) {
      failure.setStackTrace(origin.frames());
    }
    return failure;
  }

  /** The deadline came. */
  static Fault timedOut(Unit unit, int position, StuckAt stack, String consequence) {
    String message =
        unit.describe(position)
            + " did not finish within its timeout of "
            + Durations.text(unit.definition().options().timeout())
            + consequence;
    return new TimedOut(new TaskTimedOutException(message, stack));
  }

  /** Its worker process waits for a future that nothing there can complete. */
  static Fault still(Unit unit, int position, StackTraceElement[] stack) {
    DeadlockException deadlock =
        new DeadlockException(
            "Deadlock: "
                + unit.describe(position)
                + " waits for a future that nothing in its worker process can complete. Worker"
                + " processes share no static fields: pass what it needs with its input, or run it"
                + " on threads");
    deadlock.setStackTrace(stack);
    return threw(unit, position, deadlock);
  }

  /** Its worker's thread was abandoned in another item, which this one waited for. */
  static Fault lostWith(Unit unit, int position, Fault inner) {
    String message =
        unit.describe(position)
            + " failed: its worker ran another item for it, which did not end: "
            + inner.thrown().getMessage();
    return new Failed(new TaskFailedException(message, inner.original()), inner.original());
  }
}
