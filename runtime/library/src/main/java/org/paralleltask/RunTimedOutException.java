// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;

/**
 * A whole map, or as-completed, took longer than its {@link Task#runTimeout}. What was not finished
 * has been cancelled, and the iteration is at its end.
 */
public final class RunTimedOutException extends ParallelTaskException {
  @Serial private static final long serialVersionUID = 1;

  /** Names the task and the limit in {@code message}. */
  public RunTimedOutException(String message) {
    super(message, null);
  }
}
