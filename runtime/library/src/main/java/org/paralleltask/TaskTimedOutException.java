// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;

/**
 * An item was ended at its deadline. The cause has the stack that its worker was stuck in; it is of
 * type {@link StuckAt}.
 *
 * <p>Not to be confused with {@link java.util.concurrent.TimeoutException}, which says that a
 * caller stopped waiting, while the item goes on.
 */
public final class TaskTimedOutException extends ParallelTaskException {
  @Serial private static final long serialVersionUID = 1;

  /** Names the task, the item and the limit in {@code message}. */
  public TaskTimedOutException(String message, StuckAt stack) {
    super(message, stack);
  }

  /** Where a worker was when the deadline of its item came. Never thrown: it carries a stack. */
  public static final class StuckAt extends Exception {
    @Serial private static final long serialVersionUID = 1;

    /** Takes the stack of another thread. */
    public StuckAt(String worker, StackTraceElement[] stack) {
      super("stack of " + worker + " at the deadline");
      setStackTrace(stack);
    }
  }
}
