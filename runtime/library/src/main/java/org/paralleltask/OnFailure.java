// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

/** What happens to the other items when one has failed. The failure itself is never lost. */
public enum OnFailure {
  /** All other items run; a failure is thrown, or handed over, in its turn, and the rest follow. */
  CONTINUE,
  /** No further item starts; those that run are let finish. */
  DRAIN,
  /** No further item starts, and those that run are interrupted. */
  CANCEL
}
