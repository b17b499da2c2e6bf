// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolUnavailableException;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.LockedException;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;

/**
 * One run of one job, from its order to its exit code.
 *
 * <pre>
 *  JobMain ── spec ──> Preparation: options, task, source, survey ──> Running
 *  main thread:  Engine: outcome by outcome ──> Ledger, ResultSink       │
 *                stage after stage: its results are the next one's items │
 *  signal, end of stdin, runTimeout ──> stopWithin: Stop, then, ─────────┤
 *                                       if that is not enough, abandon   │
 *                                                        Closing <───────┘  result.json, "end", exit code
 * </pre>
 *
 * The main thread takes outcomes and tells the end. Any other thread may stop the run; if the main
 * thread does not come to the end in time, that thread tells it instead.
 */
public final class JobRun {
  private static final String OURS = "parallel-";
  private static final Duration GRACE_AFTER_SIGNAL = Duration.ofSeconds(4);
  private static final Duration GRACE_AFTER_EXIT = Duration.ofSeconds(1);
  private static final Duration GRACE_AFTER_CANCEL = Duration.ofSeconds(5);
  private static final Duration GRACE_WITHOUT_PARENT = Duration.ofMillis(1500);

  private final JobSpec spec;
  private final Events events;
  private final Stop stop = new Stop();
  private final SpareMemory spare = new SpareMemory();
  private final Closing closing;
  private final Thread main = Thread.currentThread();
  private volatile @Nullable Running running;

  /** Belongs to the calling thread, which is to run it. */
  public JobRun(JobSpec spec, Events events) {
    this.spec = spec;
    this.events = events;
    this.closing = new Closing(spec.reports(), events, new Telling(spec, events)::tell);
  }

  /**
   * Runs the job.
   *
   * @return the exit code of the JVM
   */
  public int run() {
    try {
      Preparation preparation = new Preparation(spec, events, stop);
      Running first = preparation.prepare();
      running = first;
      first.start(preparation.runTimeout(), this::timeOut);
      Running last = runStages(preparation, first);
      end(() -> last.end(stop));
    } catch (ConfigurationException | PoolUnavailableException problem) {
      fail(Verdict.CONFIG, String.valueOf(problem.getMessage()));
    } catch (StageException broken) {
      fail(Verdict.FAILED, String.valueOf(broken.getMessage()));
    } catch (LockedException held) {
      Verdict verdict = stop.reason().isPresent() ? Verdict.INTERRUPTED : Verdict.LOCKED;
      fail(verdict, String.valueOf(held.getMessage()));
    } catch (UnwritableException problem) {
      fail(Verdict.ENVIRONMENT, String.valueOf(problem.getMessage()));
    } catch (IOException problem) {
      fail(Verdict.ENVIRONMENT, "A file cannot be written: " + problem);
    } catch (RuntimeException | Error fault) {
      fail(fault);
    }
    closing.await();
    return closing.exitCode();
  }

  /** Runs this stage, and those after it, as long as each of them ends well. */
  private Running runStages(Preparation preparation, Running first)
      throws ConfigurationException, IOException, StageException {
    Running now = first;
    runStage(now);
    Optional<Stream<?>> results = now.handOver(stop, events::warn);
    while (results.isPresent()) {
      now = preparation.next(now, results.get());
      running = now;
      runStage(now);
      results = now.handOver(stop, events::warn);
    }
    return now;
  }

  private void runStage(Running stage) throws ConfigurationException, IOException {
    stage.engine().run(stop, this::watchCancelled, this::watchFault);
    stage.verify(stop, this::watchFault);
  }

  /** The JVM is ending, before the run has: books what can be booked in the time that is left. */
  public void endWithJvm() {
    if (closing.await(Duration.ZERO)) {
      return;
    }
    if (isExitCalled()) {
      stopWithin(Stop.Reason.EXIT_CALLED, GRACE_AFTER_EXIT);
      // The item chose the exit code; only this one says that the run did not end well.
      Runtime.getRuntime().halt(closing.exitCode());
    }
    stopWithin(Stop.Reason.SIGNAL, GRACE_AFTER_SIGNAL);
  }

  private boolean isExitCalled() {
    Running now = running;
    return Exits.isExiting(main)
        || (now != null
            && now.board().busy().stream().anyMatch(slot -> Exits.isExiting(slot.thread())));
  }

  /** The plugin is gone: nothing may be left behind, whatever the tasks do. */
  public void endWithParent() {
    boolean told = closing.await(Duration.ZERO);
    if (!told) {
      stopWithin(Stop.Reason.PARENT_GONE, GRACE_WITHOUT_PARENT);
    }
    // The main thread may be on its way through exit with hooks of its own; this bounds them.
    LockSupport.parkNanos((told ? GRACE_WITHOUT_PARENT : Duration.ZERO).toNanos());
    Runtime.getRuntime().halt(closing.exitCode());
  }

  /**
   * A thread ends of what nobody has caught, such as for want of memory. If that is a worker, or
   * one that looks after workers, the run would wait for ever for what it was at.
   */
  public void endWithThread(Thread thread, Throwable thrown) {
    spare.release();
    System.err.print("Exception in thread \"" + thread.getName() + "\" ");
    thrown.printStackTrace();
    if (!thread.getName().startsWith(OURS)) {
      return;
    }
    fail(thrown);
    exitForMain();
  }

  private void timeOut() {
    stopWithin(Stop.Reason.RUN_TIMEOUT, GRACE_AFTER_CANCEL);
    exitForMain();
  }

  /** The main thread waits for items that were interrupted, some of which may ignore that. */
  private void watchCancelled() {
    watch(() -> abandonAfter(GRACE_AFTER_CANCEL));
  }

  private void watchFault(Throwable fault) {
    watch(
        () -> {
          if (!closing.await(GRACE_AFTER_CANCEL)) {
            fail(fault);
          }
        });
  }

  private void watch(Runnable act) {
    Thread watch =
        new Thread(
            () -> {
              act.run();
              exitForMain();
            },
            "parallel-cancel-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Items that never end would hold the JVM for ever. */
  private void exitForMain() {
    closing.await();
    System.exit(closing.exitCode());
  }

  private void stopWithin(Stop.Reason reason, Duration grace) {
    stop.request(reason);
    abandonAfter(grace);
  }

  private void abandonAfter(Duration grace) {
    Running now = running;
    if (!closing.await(grace)) {
      end(
          () ->
              now == null
                  ? Conclusion.of(Verdict.INTERRUPTED, "The run was ended before its first item.")
                  : now.abandon(stop));
    }
  }

  private void fail(Throwable fault) {
    spare.release();
    end(() -> failed(Breakdown.of("parallel-jobs failed", fault, running)));
  }

  private void fail(Verdict verdict, String message) {
    end(() -> failed(Conclusion.of(verdict, message)));
  }

  private Conclusion failed(Conclusion conclusion) {
    Running now = running;
    return now == null ? conclusion : now.fail(conclusion);
  }

  private void end(Supplier<Conclusion> judge) {
    closing.end(judge, running);
  }
}
