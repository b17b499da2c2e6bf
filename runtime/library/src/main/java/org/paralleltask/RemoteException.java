// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;

/**
 * Stands for an exception of a worker process that cannot be made again here, because its class has
 * no constructor for a message alone, say. Its message, stack, causes and suppressed exceptions are
 * those of the original.
 */
public final class RemoteException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String className;

  /** Names the class of the original. */
  public RemoteException(String className, String message) {
    super(message, null);
    this.className = className;
  }

  /** The binary name of the class of the original. */
  public String className() {
    return className;
  }

  /** As the original: the name of its class, and its message. */
  @Override
  public String toString() {
    return getMessage() == null ? className : className + ": " + getMessage();
  }
}
