// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.EndEvent;
import org.paralleltask.jobs.report.Events;

/**
 * The end of a run, told once, by whoever is first: the run itself, or what stops it. Whatever is
 * thrown meanwhile, such as for want of memory, the end is told as far as it can be, and nobody
 * waits for it any more.
 */
final class Closing {
  private final Path directory;
  private final Events events;
  private final Teller teller;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile int exitCode = Verdict.INTERNAL.exitCode();

  /**
   * @param directory of the job
   */
  Closing(Path directory, Events events, Teller teller) {
    this.directory = directory;
    this.events = events;
    this.teller = teller;
  }

  /** Writes the reports. */
  @FunctionalInterface
  interface Teller {
    /**
     * Does it.
     *
     * @param running null if the run could not begin
     * @return the last event
     */
    JsonObject tell(Conclusion conclusion, @Nullable Running running);
  }

  /**
   * Tells the end, unless somebody else does or has done so.
   *
   * @param running null if the run could not begin
   */
  void end(Supplier<Conclusion> judge, @Nullable Running running) {
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    try {
      Conclusion conclusion = judged(judge, running);
      exitCode = conclusion.verdict().exitCode();
      tell(conclusion, running);
    } catch (RuntimeException | Error untellable) {
      // Not even the shortest event could be sent; the exit code is left.
    } finally {
      told.countDown();
    }
  }

  private static Conclusion judged(Supplier<Conclusion> judge, @Nullable Running running) {
    try {
      return judge.get();
    } catch (RuntimeException | Error fault) {
      return Breakdown.of("parallel-jobs failed when the run had ended", fault, running);
    }
  }

  private void tell(Conclusion conclusion, @Nullable Running running) {
    try {
      if (conclusion.verdict() == Verdict.OK && conclusion.message().isPresent()) {
        events.warn(conclusion.message().get());
      }
      events.end(lastEvent(conclusion, running));
    } catch (RuntimeException | Error fault) {
      events.end(shortEnd(conclusion, running));
    }
  }

  private JsonObject lastEvent(Conclusion conclusion, @Nullable Running running) {
    try {
      return teller.tell(conclusion, running);
    } catch (RuntimeException | Error fault) {
      events.warn(
          "The reports of this run were not written: %s. mvn parallel:report makes them of the journal."
              .formatted(fault));
      return shortEnd(conclusion, running);
    } finally {
      if (running != null) {
        running.release();
      }
    }
  }

  private JsonObject shortEnd(Conclusion conclusion, @Nullable Running running) {
    return running == null
        ? EndEvent.of(conclusion, directory, Map.of(), false)
        : EndEvent.of(conclusion, directory, running.counts(), running.isResumable());
  }

  /** Whether the end was told within this time; a thread that is interrupted does not wait. */
  boolean await(Duration limit) {
    try {
      return told.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return told.getCount() == 0;
    }
  }

  /** Waits until the end is told, even if the thread is interrupted, as items may do to any. */
  void await() {
    boolean interrupted = false;
    while (true) {
      try {
        told.await();
        break;
      } catch (InterruptedException hurry) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the JVM ends with, once the end is told; of a fault of this program, until then. */
  int exitCode() {
    return exitCode;
  }
}
