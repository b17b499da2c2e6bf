// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ParallelTaskException;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskTimedOutException;
import org.paralleltask.TaskTimedOutException.StuckAt;

/**
 * How an item ended that did not end well. A class, not an interface: whether a slot holds one is
 * asked for every item, and is answered faster for a class.
 */
abstract sealed class Fault {
  /** What {@code result()} throws. */
  abstract RuntimeException thrown();

  /** What {@code exception()} returns: the task's own exception where there is one. */
  abstract Throwable original();

  /** The failure that somebody has to look at; null if there is none, as for a cancelled item. */
  abstract @Nullable ParallelTaskException failure();

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
    return new Failed(new TaskFailedException(message, thrown), thrown);
  }

  /** The deadline came. */
  static Fault timedOut(Unit unit, int position, StuckAt stack, boolean abandoned) {
    String message =
        unit.describe(position)
            + " did not finish within its timeout of "
            + Durations.text(unit.definition().options().timeout())
            + (abandoned
                ? ", nor did it stop when interrupted: its thread was abandoned and replaced"
                : ", and was interrupted");
    return new TimedOut(new TaskTimedOutException(message, stack));
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
