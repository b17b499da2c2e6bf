// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.time.Duration;

/**
 * Thrown by a task that cannot work on its item now: somebody else has to be waited for, such as a
 * server that asks for a pause. The item is run again after the wait; meanwhile it holds no worker.
 * That counts neither as a failure nor as an attempt, so it takes no place in {@link
 * ParallelTask#attempts}, and can happen any number of times: whoever throws it must know that the
 * waiting ends.
 *
 * <pre>{@code
 * if (host.isPaused()) {
 *   throw new TryLaterException(host.remainingPause(), host + " is paused");
 * }
 * }</pre>
 *
 * <p>It is only heard when the task itself throws it, not when it is the cause of something else. A
 * {@link TaskProcess}, which runs one item once, takes it for a failure.
 */
public final class TryLaterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How long to wait, zero or more. */
  private final Duration delay;

  /**
   * @param delay how long to wait, at least; zero or more
   * @param message what is waited for
   */
  public TryLaterException(Duration delay, String message) {
    super(message, null, false, true);
    if (delay.isNegative()) {
      throw new IllegalArgumentException("\"delay\" must not be negative, but was " + delay);
    }
    this.delay = delay;
  }

  /** How long the item waits, at least. */
  public Duration delay() {
    return delay;
  }
}
