// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.spec.JobSpec;

/** The end of a run, told once, by whoever is first: the run itself, or what stops it. */
final class Closing {
  private final JobSpec spec;
  private final Events events;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile int exitCode;

  Closing(JobSpec spec, Events events) {
    this.spec = spec;
    this.events = events;
  }

  /** Whether the caller is the one to tell the end. */
  boolean begin() {
    return begun.compareAndSet(false, true);
  }

  /**
   * Writes the reports and sends the last event.
   *
   * @param running null if the run could not begin
   */
  void tell(Conclusion conclusion, @Nullable Running running) {
    exitCode = conclusion.verdict().exitCode();
    if (conclusion.verdict() == Verdict.OK && conclusion.message().isPresent()) {
      events.warn(conclusion.message().get());
    }
    events.end(new Telling(spec, events).tell(conclusion, running));
    told.countDown();
  }

  /** Whether the end was told within this time. */
  boolean await(Duration limit) {
    try {
      return told.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return told.getCount() == 0;
    }
  }

  /** What the JVM ends with, once the end is told. */
  int exitCode() {
    return exitCode;
  }
}
