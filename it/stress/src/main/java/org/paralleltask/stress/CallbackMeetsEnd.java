// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Callbacks are added by two threads while the item ends: each is called once. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Each was called once.")
@State
public class CallbackMeetsEnd extends Race {
  private final AtomicInteger first = new AtomicInteger();
  private final AtomicInteger second = new AtomicInteger();

  /** Submits the item, and adds a callback. */
  @Actor
  public void submitter() {
    submit().onDone(done -> first.addAndGet(done.result()));
  }

  /** Adds another. */
  @Actor
  public void listener() {
    submitted().onDone(done -> second.addAndGet(done.result()));
  }

  /** Waits until both were called: a result may be there before callbacks are through. */
  @Arbiter
  public void later(II_Result seen) {
    while (first.get() == 0 || second.get() == 0) {
      Thread.onSpinWait();
    }
    seen.r1 = first.get();
    seen.r2 = second.get();
  }
}
