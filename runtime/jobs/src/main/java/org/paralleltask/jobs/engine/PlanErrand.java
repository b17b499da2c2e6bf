// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.fresh.JobFreshness;
import org.paralleltask.jobs.input.Thrown;
import org.paralleltask.jobs.journal.History;
import org.paralleltask.jobs.journal.JournalReader;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.Errand;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;

/**
 * Tells what a run would do: lets all items come in as a run does, and runs none; where nobody
 * knows how many there are, as many as come in ten seconds, and no more than a million. It changes
 * no file, so it may be done while a run goes on; then it tells of what that run has done by now.
 */
public final class PlanErrand implements Errand {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);
  private static final long MOST_LOOKED_AT = 1_000_000;

  private final JobSpec spec;
  private final Events events;
  private final Tally tally = new Tally();
  private long leftOut;
  private boolean all = true;

  /**
   * @param events told of the plan
   */
  public PlanErrand(JobSpec spec, Events events) {
    this.spec = spec;
    this.events = events;
  }

  @Override
  public JsonObject perform() throws ConfigurationException, IOException {
    Stages stages = Stages.of(spec);
    try (History history = JournalReader.history(spec.reports())) {
      Plan plan = stages.first();
      Optional<Stream<?>> results = look(plan, history);
      while (results.isPresent()) {
        plan = stages.later(plan.stage().number() + 1, results.get());
        results = look(plan, history);
      }
      if (!plan.stage().isLast()) {
        Stage next = stages.stage(plan.stage().number() + 1);
        events.inform(
            "%s: what stage %s would do is not known before stage %s has run"
                .formatted(spec.task().job(), next.text(), plan.stage().text()));
      }
    }
    tally.tell(events, leftOut, !all);
    JsonObject end = new JsonObject();
    end.addProperty("outcome", Verdict.OK.text());
    return end;
  }

  /** Looks at a stage; gives its results, if there is another and all of them are known. */
  private Optional<Stream<?>> look(Plan plan, History history)
      throws ConfigurationException, IOException {
    ResultSink sink = plan.stage().isLast() ? new ResultSink.None() : plan.sink(spec.base());
    long before = tally.total();
    try (Freshness freshness =
            new JobFreshness(plan.draft().spec(), plan.options().continuation().upToDate(), false);
        Admission admission = admission(plan, history, freshness, sink)) {
      freshness.obstacle().ifPresent(events::warn);
      all &= look(plan, admission);
      requireAll(plan, admission);
    }
    leftOut += Math.max(0, plan.survey().size().orElse(0) - (tally.total() - before));
    return sink instanceof HandOver results && all && tally.allAreUpToDate()
        ? Optional.of(results.results())
        : Optional.empty();
  }

  /** Whether all items were looked at that a run would let in. */
  private boolean look(Plan plan, Admission admission) {
    boolean known = plan.survey().size().isPresent() || plan.options().limit().isPresent();
    Duration longest = plan.options().runTimeout();
    Thread watch = null;
    if (longest != null || !known) {
      watch = stopAfter(longest == null ? LONGEST_LOOK : longest, admission);
    }
    while ((known || admission.pulled() < MOST_LOOKED_AT) && admission.hasNext()) {
      tally.runs(admission.next());
    }
    if (watch != null) {
      watch.interrupt();
    }
    return admission.isAtEnd();
  }

  private static Thread stopAfter(Duration time, Admission admission) {
    Thread watch =
        new Thread(
            () -> {
              try {
                TimeUnit.NANOSECONDS.sleep(time.toNanos());
                admission.stop();
              } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
              }
            },
            "parallel-plan-watch");
    watch.setDaemon(true);
    watch.start();
    return watch;
  }

  private Admission admission(Plan plan, History history, Freshness freshness, ResultSink sink)
      throws ConfigurationException {
    // What is needed of earlier results decides what runs.
    StoredResults stored = new StoredResults(plan.task().travel().results());
    ResultOrder results = new ResultOrder(sink, history, stored);
    Judge judge = new Judge(history, freshness, plan.options().continuation(), plan.needsResults());
    Intake intake =
        new Intake(
            tally,
            judge,
            results,
            new Explanations(events, false),
            plan.draft().filter(),
            plan.options().onDuplicate(),
            plan.survey().distinct(),
            new Sample(0, tally, stored));
    long limit = plan.options().limit().orElse(Long.MAX_VALUE);
    return new Admission(plan.source().open(), intake, results, limit, tally.total(), false);
  }

  private static void requireAll(Plan plan, Admission admission) throws ConfigurationException {
    @Nullable Throwable trouble = admission.trouble();
    if (trouble != null) {
      throw (ConfigurationException)
          new ConfigurationException(
                  "%s threw %s after %d items. A run would end there, too."
                      .formatted(plan.source().name(), Thrown.said(trouble), admission.pulled()))
              .initCause(trouble);
    }
  }
}
