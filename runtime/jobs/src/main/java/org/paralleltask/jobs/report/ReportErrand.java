// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.paralleltask.jobs.journal.JournalReader;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.ReportKind;

/** Writes the reports of the last run again. Nothing of the user's project is loaded. */
public final class ReportErrand implements Errand {
  private final JobSpec spec;
  private final Events events;

  /** Reads and writes in the directory of the job. */
  public ReportErrand(JobSpec spec, Events events) {
    this.spec = spec;
    this.events = events;
  }

  @Override
  public JsonObject perform() throws ConfigurationException, IOException {
    try (RunRecord run = JournalReader.lastRun(spec.reports()).orElseThrow(this::nothing)) {
      Reports.Written written =
          Reports.write(run, spec.reports(), ReportKind.chosen(spec), events::warn);
      JsonObject end = EndEvent.of(written, spec.reports(), false);
      end.addProperty("reported", true);
      return end;
    }
  }

  private ConfigurationException nothing() {
    return new ConfigurationException(
        "There is no run to report on: \"%s\" has no journal of one. Run the job first."
            .formatted(spec.reports()));
  }
}
