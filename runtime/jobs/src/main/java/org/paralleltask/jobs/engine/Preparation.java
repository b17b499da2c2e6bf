// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.fresh.JobFreshness;
import org.paralleltask.jobs.journal.Earlier;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Journal;
import org.paralleltask.jobs.journal.LockWait;
import org.paralleltask.jobs.journal.LockedException;
import org.paralleltask.jobs.journal.RunLock;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.report.Reports;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.Resume;

/**
 * Makes of an order a run that can begin, and then one stage after the other. Whatever is wrong
 * with the order is found here, and before anything is changed that another run may have left, or
 * may be using.
 */
final class Preparation {
  private static final int MOST_NAMED = 10;

  private final JobSpec spec;
  private final Events events;
  private final Stop stop;
  private @Nullable Stages stages;
  private @Nullable Assembly assembly;

  /**
   * @param stop ends the wait for another run
   */
  Preparation(JobSpec spec, Events events, Stop stop) {
    this.spec = spec;
    this.events = events;
    this.stop = stop;
  }

  Running prepare() throws ConfigurationException, IOException, LockedException {
    Stages all = Stages.of(spec);
    Plan plan = all.first();
    all.uselessOptions().forEach(events::warn);
    requirePlace(all);
    LockWait wait =
        new LockWait(plan.options().lockWait(), this::tellWait, stop::isRequestedWithin);
    RunLock lock = lock(wait);
    try {
      if (wait.hasWaited()) {
        // The other run, or whoever waited with this one, may have changed items and files.
        all = Stages.of(spec);
        plan = all.first();
      }
      stages = all;
      return prepare(plan, all, lock);
    } catch (ConfigurationException | IOException | RuntimeException | Error failed) {
      lock.close();
      throw failed;
    }
  }

  private void tellWait(String forWhom) {
    events.inform("%s: %s".formatted(spec.task().job(), forWhom));
  }

  private RunLock lock(LockWait wait) throws IOException, LockedException {
    try {
      return RunLock.acquire(spec.reports(), wait, events::warn);
    } catch (IOException unusable) {
      throw UnwritableException.ofJob(spec.reports(), unusable);
    }
  }

  private void requirePlace(Stages all) throws ConfigurationException, IOException {
    String output = all.last().options().output();
    if (output != null) {
      OutputPlace.require(spec.base(), output);
    }
  }

  private Running prepare(Plan plan, Stages all, RunLock lock)
      throws ConfigurationException, IOException {
    // First: it reads bytecode while the journal is read.
    Freshness freshness = freshness(plan.draft());
    try {
      return prepare(plan, all, freshness, lock);
    } catch (ConfigurationException | IOException | RuntimeException | Error failed) {
      freshness.close();
      throw failed;
    }
  }

  private static Freshness freshness(Draft draft) {
    return new JobFreshness(draft.spec(), draft.options().continuation().upToDate(), true);
  }

  private Running prepare(Plan plan, Stages all, Freshness freshness, RunLock lock)
      throws ConfigurationException, IOException {
    Resume resume = plan.options().continuation().resume();
    Journal journal = open(resume, lock);
    try {
      requireEarlier(resume, journal.earlier());
      clearReports();
      tellKilled(journal.earlier());
      Assembly parts = new Assembly(spec, events, journal);
      assembly = parts;
      return parts.first(plan, all.names(), freshness);
    } catch (ConfigurationException | IOException | RuntimeException | Error failed) {
      journal.close();
      throw failed;
    }
  }

  private Journal open(Resume resume, RunLock lock) throws IOException {
    try {
      return Journal.open(spec.reports(), lock, resume != Resume.OFF, events::warn);
    } catch (IOException unusable) {
      throw UnwritableException.ofJob(spec.reports(), unusable);
    }
  }

  /**
   * The stage after one that has ended.
   *
   * @param results of that stage
   * @throws StageException if its items cannot be made of them
   */
  Running next(Running before, Stream<?> results) throws StageException, IOException {
    Stages all = Objects.requireNonNull(stages, "prepared");
    int number = before.stage().number() + 1;
    try {
      return next(before, all.later(number, results));
    } catch (ConfigurationException broken) {
      throw new StageException(all.stage(number), broken);
    }
  }

  private Running next(Running before, Plan plan) throws ConfigurationException, IOException {
    Freshness freshness = freshness(plan.draft());
    try {
      return Objects.requireNonNull(assembly, "prepared").next(before.whole(), plan, freshness);
    } catch (ConfigurationException | IOException | RuntimeException | Error failed) {
      freshness.close();
      throw failed;
    }
  }

  /** How long the run may take; null if as long as it likes. */
  @Nullable Duration runTimeout() {
    return Objects.requireNonNull(stages, "prepared").draft(1).options().runTimeout();
  }

  private void requireEarlier(Resume resume, Earlier earlier) throws ConfigurationException {
    if (resume == Resume.REQUIRE && earlier.history().size() == 0) {
      throw new ConfigurationException(
          "There is nothing to resume (\"resume\" is \"require\"): no item of an earlier run is known in %s. Was it removed, by mvn clean? Pass -Dparallel.resume=auto to run all items."
              .formatted(spec.reports().resolve(Journal.FILE)));
    }
  }

  private void tellKilled(Earlier earlier) {
    if (!earlier.inFlight().isEmpty()) {
      int more = earlier.inFlight().size() - MOST_NAMED;
      String names =
          String.join(
              ", ", earlier.inFlight().stream().limit(MOST_NAMED).map(ItemEntry::label).toList());
      events.warn(
          "The last run was killed while running: %s%s."
              .formatted(names, more > 0 ? " and " + more + " more" : ""));
    }
  }

  private void clearReports() throws IOException {
    Reports.clear(spec.reports());
    Path logs = spec.reports().resolve("output");
    if (Files.isDirectory(logs)) {
      try (DirectoryStream<Path> old = Files.newDirectoryStream(logs, "*.log")) {
        for (Path log : old) {
          Files.delete(log);
        }
      }
    }
  }
}
