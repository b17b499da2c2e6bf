// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.time.Duration;
import java.util.Objects;

/**
 * How long an item whose attempt has failed waits for the next one: exponential, with full jitter.
 * The wait after the n-th failed attempt is random between nothing and {@link #longest longest(n)},
 * so that items that have failed together do not come back together. No worker is held meanwhile.
 *
 * <p>Immutable, and checked when it is made.
 *
 * @param first the longest wait after the first failed attempt, zero or more; it doubles with each
 *     further one
 * @param most the longest wait after any, at least as long
 */
public record Backoff(Duration first, Duration most) {
  /** The next attempt is made as soon as a worker is free. */
  public static final Backoff NONE = new Backoff(Duration.ZERO, Duration.ZERO);

  /** Checks both. */
  public Backoff {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(most, "most");
    if (first.isNegative()) {
      throw new IllegalArgumentException(
          "the first wait of a backoff must not be negative, but was " + first);
    }
    if (most.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "the longest wait of a backoff must be at least the first, "
              + first
              + ", but was "
              + most);
    }
  }

  /**
   * The longest wait after so many failed attempts.
   *
   * @param failedAttempts at least 1
   */
  public Duration longest(int failedAttempts) {
    Duration wait = first;
    for (int n = 1; n < failedAttempts && wait.compareTo(most) < 0 && !wait.isZero(); n++) {
      wait = wait.compareTo(most.dividedBy(2)) > 0 ? most : wait.multipliedBy(2);
    }
    return wait;
  }
}
