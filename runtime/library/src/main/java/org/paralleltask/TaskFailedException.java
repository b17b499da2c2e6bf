// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;

/** An item failed: its task threw. The cause is what it threw, the very same object. */
public final class TaskFailedException extends ParallelTaskException {
  @Serial private static final long serialVersionUID = 1;

  /** Names the task and the item in {@code message}; {@code cause} is what the task threw. */
  public TaskFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
