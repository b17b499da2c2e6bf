// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltask.plugin.console.JobConsole;
import org.paralleltask.plugin.console.Summary;
import org.paralleltask.plugin.option.ConfigurationException;
import org.paralleltask.plugin.process.JobEnd;
import org.paralleltask.plugin.process.JobResult;

/** What the end of a job means for the build. */
record Verdict(String job, JobResult result, Summary summary, JobConsole console) {
  private static final List<String> NOT_DONE =
      List.of("config", "environment", "locked", "internal");

  /** Why the job failed; absent if it did not. */
  Optional<String> failure() {
    Optional<JobEnd> confirmed = result.confirmedEnd();
    return confirmed.isEmpty() ? Optional.of(death()) : failure(confirmed.get());
  }

  private String death() {
    return result.death(job) + goOn(console.isResumable());
  }

  private Optional<String> failure(JobEnd end) {
    return switch (end.outcome()) {
      case "ok", "tolerated" -> Optional.empty();
      case "failed", "halted", "timeout" -> Optional.of(items(end));
      case "interrupted" ->
          throw new ConfigurationException(
              "Job \"%s\" was interrupted. To %s: %s"
                  .formatted(
                      job, end.resumable() ? "go on" : "run it again", summary.command(end)));
      default ->
          throw notDone(job, "run", end, result, goOn(end.resumable() && isSomethingDone(end)));
    };
  }

  private static boolean isSomethingDone(JobEnd end) {
    return end.count("OK") + end.count("FLAKY") > 0;
  }

  /** Of a run that got somewhere, and then could not go on. */
  private String goOn(boolean resumable) {
    return resumable
        ? "%n  What was done is in the journal; the next run continues from there: %s"
            .formatted(summary.commands().again())
        : "";
  }

  private static ConfigurationException notDone(
      String job, String what, JobEnd end, JobResult result, String next) {
    return new ConfigurationException(
        "Job \"%s\" could not %s: %s%s"
            .formatted(job, what, problems(end.message().orElse(result.death(job))), next));
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
    console.firstFailure().ifPresent(f -> lines.add("first failure: " + JobConsole.describe(f)));
    lines.add("details: " + summary.resultFile(end));
    lines.add(
        (end.resumable() ? "to do what is left: " : "to run it again: ") + summary.command(end));
    return String.join(System.lineSeparator() + "  ", lines);
  }

  private static String cause(JobEnd end) {
    String items = end.items() == 1 ? "item" : "items";
    return end.message().orElse("%d of %d %s failed".formatted(end.failures(), end.items(), items));
  }

  /**
   * Complains if what was asked for instead of a run was not done.
   *
   * @param what was to be done, as in "could not be planned"
   */
  static void requireDone(String job, String what, JobResult result) {
    JobEnd end =
        result.confirmedEnd().orElseThrow(() -> new ConfigurationException(result.death(job)));
    if (NOT_DONE.contains(end.outcome())) {
      throw notDone(job, what, end, result, "");
    }
  }
}
