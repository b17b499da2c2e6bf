// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** An item is cancelled while it ends and while its result is awaited: all see the same winner. */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "It ended first.")
@Outcome(id = "-1, 1, -1", expect = ACCEPTABLE, desc = "It was cancelled first.")
@State
public class CancelMeetsEnd extends Race {
  /** Submits the item, and waits for its result. */
  @Actor
  public void waiter(III_Result seen) {
    seen.r1 = resultOf(submit());
  }

  /** Cancels it. */
  @Actor
  public void canceller(III_Result seen) {
    seen.r2 = submitted().cancel(true) ? 1 : 0;
  }

  /** Looks at it when all is over. */
  @Arbiter
  public void later(III_Result seen) {
    seen.r3 = resultOf(submitted());
  }
}
