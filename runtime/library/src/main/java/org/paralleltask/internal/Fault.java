// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.ParallelTaskException;
import org.paralleltask.TaskFailedException;
import org.paralleltask.TaskTimedOutException;
import org.paralleltask.TaskTimedOutException.StuckAt;

/** How an item ended that did not end well. */
sealed interface Fault {
  /** What {@code result()} throws. */
  RuntimeException thrown();

  /** What {@code exception()} returns: the task's own exception where there is one. */
  Throwable original();

  /** The failure that somebody has to look at; null if there is none, as for a cancelled item. */
  @Nullable ParallelTaskException failure();

  /** The task threw, or its worker could not be set up. */
  record Failed(ParallelTaskException failure, Throwable original) implements Fault {
    @Override
    public RuntimeException thrown() {
      return failure;
    }
  }

  /** It was ended at its deadline. */
  record TimedOut(TaskTimedOutException failure) implements Fault {
    @Override
    public RuntimeException thrown() {
      return failure;
    }

    @Override
    public Throwable original() {
      return failure;
    }
  }

  /** It was cancelled. */
  record Cancelled(String item) implements Fault {
    @Override
    public RuntimeException thrown() {
      return new CancellationException(item + " was cancelled");
    }

    @Override
    public Throwable original() {
      return thrown();
    }

    @Override
    public @Nullable ParallelTaskException failure() {
      return null;
    }
  }

  /** What the task threw at an item. */
  static Fault threw(Unit unit, int position, Throwable thrown) {
    if (thrown instanceof BrokenPoolException broken) {
      return new Failed(broken, broken);
    }
    String message = unit.describe(position) + " failed: " + text(thrown);
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

  private static String text(Throwable thrown) {
    try {
      String text = thrown.toString();
      return text.length() <= 4096 ? text : text.substring(0, 4096) + "...";
    } catch (RuntimeException e) {
      return thrown.getClass().getName(); // its getMessage throws
    }
  }
}
