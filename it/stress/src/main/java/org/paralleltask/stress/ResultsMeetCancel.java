// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.paralleltask.Results;

/** A map is cancelled while it is read: it ends, in order, with nothing twice. */
@JCStressTest
@Outcome(id = "12?3?", expect = ACCEPTABLE, desc = "The first, and what was not cancelled.")
@Outcome(id = "23?|3|0", expect = ACCEPTABLE, desc = "The first was cancelled.")
@State
public class ResultsMeetCancel {
  private final AtomicReference<Results<Integer>> results = new AtomicReference<>();

  /** Reads all, as the digits of a number. */
  @Actor
  public void reader(I_Result seen) {
    try (Results<Integer> started =
        Race.POOL.map(Race.SAME.chunkSize(1).window(2), List.of(1, 2, 3))) {
      results.set(started);
      int digits = 0;
      for (int digit : started) {
        digits = 10 * digits + digit;
      }
      seen.r1 = digits;
    }
  }

  /** Cancels the rest. */
  @Actor
  public void canceller() {
    Results<Integer> there = results.get();
    while (there == null) {
      Thread.onSpinWait();
      there = results.get();
    }
    there.cancel();
  }
}
