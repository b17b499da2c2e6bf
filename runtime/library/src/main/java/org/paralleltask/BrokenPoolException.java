// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A pool can run nothing more, because its workers cannot be set up. The cause is what the
 * initializer, or the constructor of a task's class, threw. As Python's BrokenThreadPool.
 */
public final class BrokenPoolException extends ParallelTaskException {
  @Serial private static final long serialVersionUID = 1;

  /** Says in {@code message} what could not be set up. */
  public BrokenPoolException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
