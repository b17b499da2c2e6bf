// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The kind of pool asked for cannot be had in this JVM; the message says what to do. */
public final class PoolUnavailableException extends ParallelTaskException {
  @Serial private static final long serialVersionUID = 1;

  /** Says in {@code message} what is missing and what to do about it. */
  public PoolUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
