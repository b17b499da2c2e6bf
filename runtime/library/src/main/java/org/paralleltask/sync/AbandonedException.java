// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;

/**
 * A process has died that others count on: it held a lock, or was at an item that had got the
 * object that is waited for. The message says which one, and how to go on.
 */
public final class AbandonedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Says in {@code message} who has died. */
  public AbandonedException(String message) {
    super(message);
  }
}
