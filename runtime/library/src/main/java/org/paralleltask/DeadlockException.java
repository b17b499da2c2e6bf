// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;

/**
 * Items wait for each other, or for locks that they share, in a circle. Thrown in one that was
 * about to wait; the message names all of them, in the order of the waiting. Or an item of a worker
 * process waits for a future that nothing in that process can complete: then the item has failed
 * with it, the message names the item, and the stack is where it waited.
 */
public final class DeadlockException extends ParallelTaskException {
  @Serial private static final long serialVersionUID = 1;

  /** Names the circle in {@code message}. */
  public DeadlockException(String message) {
    super(message, null);
  }
}
