// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a worker is at, as those see it who want to end it. */
interface Duty {
  long NO_DEADLINE = Long.MAX_VALUE;

  /** The units whose items it has claimed. */
  Collection<Unit> units();

  /** When {@link #enforce} has to be called, in the time of System.nanoTime; or NO_DEADLINE. */
  long deadline();

  /** The deadline has come. Called by the one thread that keeps deadlines. */
  void enforce();

  /** Interrupts what runs of this unit, or of all if it is null. Any thread may call it. */
  void cancel(@Nullable Unit unit);
}
