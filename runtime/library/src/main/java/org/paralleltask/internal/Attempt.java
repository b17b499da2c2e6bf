// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import org.paralleltask.Outcome;

/** One try at an item, wherever it is made. */
interface Attempt {
  /** Which try at the item this is, from 1. */
  int number();

  /** How many workers the item has cost before. */
  default int lostWorkers() {
    return 0;
  }

  /** What outcomes tell of it; to be asked when it has ended, or was given up. */
  Outcome.Trace trace();
}
