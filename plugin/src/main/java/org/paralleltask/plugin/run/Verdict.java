// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltask.plugin.console.JobConsole;
import org.paralleltask.plugin.console.Summary;
import org.paralleltask.plugin.option.ConfigurationException;
import org.paralleltask.plugin.process.ItemFailure;
import org.paralleltask.plugin.process.JobEnd;
import org.paralleltask.plugin.process.JobResult;

/** What the end of a job means for the build. */
record Verdict(String job, JobResult result, Summary summary, Optional<ItemFailure> firstFailure) {

  /** Why the job failed; absent if it did not. */
  Optional<String> failure() {
    Optional<JobEnd> confirmed = result.confirmedEnd();
    return confirmed.isEmpty() ? Optional.of(result.death(job)) : failure(confirmed.get());
  }

  private Optional<String> failure(JobEnd end) {
    return switch (end.outcome()) {
      case "ok", "tolerated" -> Optional.empty();
      case "failed", "halted", "timeout" -> Optional.of(items(end));
      case "interrupted" ->
          throw new ConfigurationException(
              "Job \"%s\" was interrupted. To run it again: %s".formatted(job, summary.rerun()));
      default ->
          throw new ConfigurationException(
              "Job \"%s\" could not run: %s"
                  .formatted(job, problems(end.message().orElse(result.death(job)))));
    };
  }

  /** Several of them begin on a line of their own. */
  private static String problems(String text) {
    List<String> lines = text.lines().toList();
    String separator = System.lineSeparator() + "  ";
    return lines.size() == 1 ? text : separator + String.join(separator, lines);
  }

  private String items(JobEnd end) {
    List<String> lines = new ArrayList<>();
    lines.add(job + ": " + cause(end));
    firstFailure.ifPresent(f -> lines.add("first failure: " + JobConsole.describe(f)));
    lines.add("details: " + summary.resultFile(end));
    lines.add("to run it again: " + summary.rerun());
    return String.join(System.lineSeparator() + "  ", lines);
  }

  private static String cause(JobEnd end) {
    long failed = end.count("FAILED") + end.count("TIMED_OUT");
    String items = end.items() == 1 ? "item" : "items";
    return end.message().orElse("%d of %d %s failed".formatted(failed, end.items(), items));
  }
}
