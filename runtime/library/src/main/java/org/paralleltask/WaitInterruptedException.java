// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;

/**
 * The calling thread was interrupted while it waited: for an item, a process, or an object that
 * tasks share. Its interrupted status is set again. Where it went through {@link Results}, those
 * have been cancelled.
 */
public final class WaitInterruptedException extends ParallelTaskException {
  @Serial private static final long serialVersionUID = 1;

  /** Says in {@code message} what was waited for. */
  public WaitInterruptedException(String message, InterruptedException cause) {
    super(message, cause);
  }
}
