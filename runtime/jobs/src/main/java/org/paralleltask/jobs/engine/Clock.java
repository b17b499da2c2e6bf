// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

/**
 * Measures a run, by a clock that does not jump.
 *
 * @param startNanos when the run began, as {@link System#nanoTime} tells it
 */
record Clock(long startNanos) {
  static Clock started() {
    return new Clock(System.nanoTime());
  }

  /** Milliseconds since the run began. */
  long elapsedMillis() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  /** Microseconds from the start of the run to this moment. */
  long micros(long nanoTime) {
    return (nanoTime - startNanos) / 1000;
  }
}
