// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of a worker process that cannot be made again here, because its class has
 * no constructor for a message alone, say. Its stack, causes and suppressed exceptions are those of
 * the original.
 */
public final class RemoteException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String className;

  /** Its message begins with the class of the original. */
  public RemoteException(String className, @Nullable String message) {
    super(message == null ? className : className + ": " + message);
    this.className = className;
  }

  /** The binary name of the class of the original. */
  public String className() {
    return className;
  }
}
