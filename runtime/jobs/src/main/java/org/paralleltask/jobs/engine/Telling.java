// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Journal;
import org.paralleltask.jobs.journal.JournalReader;
import org.paralleltask.jobs.journal.LockedException;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.EndEvent;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.report.Reports;
import org.paralleltask.jobs.report.StepSummary;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.ReportKind;

/**
 * Makes the reports of a run that has ended, from its journal. Whatever goes wrong is told, and
 * changes nothing of how the run ended.
 */
final class Telling {
  private final JobSpec spec;
  private final Events events;

  Telling(JobSpec spec, Events events) {
    this.spec = spec;
    this.events = events;
  }

  /** Writes the reports; returns the last event. */
  JsonObject tell(Conclusion conclusion, @Nullable Running running) {
    if (running != null) {
      Optional<JsonObject> told = tell(running, conclusion);
      if (told.isPresent()) {
        return told.get();
      }
    }
    if (running == null) {
      writeIfFree(conclusion);
    } else {
      write(conclusion);
    }
    return EndEvent.of(
        conclusion,
        spec.reports(),
        running == null ? Map.of() : running.counts(),
        running != null && running.isResumable());
  }

  private void write(Conclusion conclusion) {
    Reports.writeConclusion(spec.task().job(), conclusion, spec.reports(), events::warn);
  }

  /** A run that could not begin must not write over one that goes on. */
  private void writeIfFree(Conclusion conclusion) {
    try {
      Journal.whileFree(spec.reports(), unused -> {}, () -> write(conclusion));
    } catch (LockedException othersRun) {
      // What is there, or will be, is about the other run.
    } catch (IOException unwritable) {
      events.warn("%s cannot be written to: %s.".formatted(spec.reports(), unwritable));
    }
  }

  private Optional<JsonObject> tell(Running running, Conclusion conclusion) {
    try (RunRecord record = record(running, conclusion)) {
      Reports.Written written =
          Reports.write(record, spec.reports(), kinds(conclusion), events::warn);
      addToStepSummary(written);
      return Optional.of(EndEvent.of(written, spec.reports(), running.isResumable()));
    } catch (IOException | UncheckedIOException unreadable) {
      events.warn(
          "The reports cannot be written, as the journal cannot be read: %s."
              .formatted(unreadable.getMessage()));
    } catch (RuntimeException | Error fault) {
      events.warn(
          "The reports cannot be written: %s. mvn parallel:report makes them of the journal."
              .formatted(fault));
    }
    return Optional.empty();
  }

  private RunRecord record(Running running, Conclusion conclusion) throws IOException {
    String id = running.facts().id();
    RunRecord record =
        JournalReader.lastRun(spec.reports())
            .orElseThrow(() -> new IOException("it does not tell of any run"));
    if (!record.facts().id().equals(id)) {
      record.close();
      throw new IOException("it does not tell of run " + id);
    }
    return record.conclusion().isPresent()
        ? record
        : new Concluded(
            record,
            conclusion,
            running.counts(),
            running.stageCounts(),
            running.clock().elapsedMillis());
  }

  /** Whoever interrupts a run gives it little time; the other reports can be made later. */
  private Set<ReportKind> kinds(Conclusion conclusion) {
    Set<ReportKind> kinds = asked();
    if (conclusion.verdict() == Verdict.INTERRUPTED) {
      kinds.retainAll(EnumSet.of(ReportKind.JSON));
    }
    return kinds;
  }

  /** A bad option was told of before anything ran. */
  private Set<ReportKind> asked() {
    try {
      return ReportKind.chosen(spec);
    } catch (ConfigurationException told) {
      return ReportKind.all();
    }
  }

  private void addToStepSummary(Reports.Written written) {
    try {
      if (!StepSummary.add(written, System.getenv())) {
        events.warn("The summary of this step on GitHub is full; summary.md has it all.");
      }
    } catch (IOException | RuntimeException unwritable) {
      events.warn("The summary of this step on GitHub cannot be written: " + unwritable + ".");
    }
  }
}
