// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

/** How an item ended; a closed set, and its counts add up to the number of items. */
public enum State {
  /** It ended well at the first attempt. */
  OK,
  /** It ended well at a later attempt. */
  FLAKY,
  /** It did not have to run. */
  UP_TO_DATE,
  /** The task threw, or the item was bad. */
  FAILED,
  /** It was ended at its deadline. */
  TIMED_OUT,
  /** It was interrupted. */
  CANCELLED,
  /** It never started. */
  NOT_RUN,
  /** It was the same as an earlier item. */
  DUPLICATE
}
