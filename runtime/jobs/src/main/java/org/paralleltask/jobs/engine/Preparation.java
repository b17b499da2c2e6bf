// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.fresh.JobFreshness;
import org.paralleltask.jobs.journal.Earlier;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Journal;
import org.paralleltask.jobs.journal.LockedException;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.report.Reports;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.ProcessOptions;
import org.paralleltask.jobs.spec.Resume;

/**
 * Makes of an order a run that can begin. Whatever is wrong with the order is found here, and
 * before anything is changed that another run may have left, or may be using.
 */
final class Preparation {
  private static final int MOST_NAMED = 10;

  private final JobSpec spec;
  private final Events events;

  Preparation(JobSpec spec, Events events) {
    this.spec = spec;
    this.events = events;
  }

  Running prepare() throws ConfigurationException, IOException, LockedException {
    TaskFinder finder = new TaskFinder(spec.task(), ClassLoader.getSystemClassLoader());
    Plan plan = Plan.of(spec, finder);
    ProcessOptions.useless(spec, plan.options().task().pool()).forEach(events::warn);
    // First: it reads bytecode while the journal is read.
    Freshness freshness = new JobFreshness(spec, plan.options().continuation().upToDate());
    try {
      return prepare(plan, finder, freshness);
    } catch (ConfigurationException
        | IOException
        | LockedException
        | RuntimeException
        | Error failed) {
      freshness.close();
      throw failed;
    }
  }

  private Running prepare(Plan plan, TaskFinder finder, Freshness freshness)
      throws ConfigurationException, IOException, LockedException {
    String output = plan.options().output();
    if (output != null) {
      OutputPlace.require(spec.base(), output);
    }
    Resume resume = plan.options().continuation().resume();
    Journal journal = open(resume);
    try {
      requireEarlier(resume, journal.earlier());
      clearReports();
      tellKilled(journal.earlier());
      return new Assembly(spec, events, plan, journal, freshness).running(finder);
    } catch (ConfigurationException | IOException | RuntimeException | Error failed) {
      journal.close();
      throw failed;
    }
  }

  private Journal open(Resume resume) throws IOException, LockedException {
    try {
      return Journal.open(spec.reports(), resume != Resume.OFF, events::warn);
    } catch (IOException unusable) {
      throw UnwritableException.ofJob(spec.reports(), unusable);
    }
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
