// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.paralleltask.jobs.engine.PlanErrand;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.EndEvent;
import org.paralleltask.jobs.report.Errand;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.report.ReportErrand;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;

/** Does what is asked for instead of a run, and tells how that ended. */
final class ErrandRun {
  private final JobSpec spec;
  private final Events events;

  ErrandRun(JobSpec spec, Events events) {
    this.spec = spec;
    this.events = events;
  }

  /**
   * Does it, unless the plugin ends first.
   *
   * @return the exit code of the JVM
   */
  int run(InputStream orders) {
    Thread watcher = new Thread(() -> endWithParent(orders), "parallel-parent-watch");
    watcher.setDaemon(true);
    watcher.start();
    try {
      events.end(errand().perform());
      return Verdict.OK.exitCode();
    } catch (ConfigurationException problem) {
      return fail(Verdict.CONFIG, String.valueOf(problem.getMessage()));
    } catch (IOException problem) {
      return fail(Verdict.ENVIRONMENT, "A file cannot be read or written: " + problem);
    } catch (RuntimeException | Error fault) {
      return fail(Verdict.INTERNAL, "parallel-jobs failed: " + fault);
    }
  }

  private static void endWithParent(InputStream orders) {
    try {
      orders.transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      // A broken pipe says the same as its end.
    }
    Runtime.getRuntime().halt(Verdict.INTERRUPTED.exitCode());
  }

  private int fail(Verdict verdict, String message) {
    Conclusion conclusion = new Conclusion(verdict, Optional.of(message), Optional.empty());
    JsonObject end = EndEvent.of(conclusion, spec.reports(), Map.of(), false);
    events.end(end);
    return verdict.exitCode();
  }

  private Errand errand() {
    return switch (spec.action()) {
      case PLAN -> new PlanErrand(spec, events);
      case REPORT -> new ReportErrand(spec, events);
      case CLEAN -> new CleanErrand(spec, events);
      case RUN -> throw new IllegalStateException("a run is no errand");
    };
  }
}
