// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.plugin.process.JobPlan;

/** Tells the user what a run of a job would do, and why. */
public final class PlanConsole extends LoggedJob {
  private static final int WIDEST_LABEL = 40;
  private static final List<String> NOT_TO_RUN = List.of("UNCHANGED", "NOT_FAILED", "EXCLUDED");

  private final String job;

  /** Writes to {@code log}. */
  public PlanConsole(String job, BuildLog log) {
    super(log);
    this.job = job;
  }

  @Override
  public void planned(JobPlan plan) {
    write(
        log::info,
        "plan of %s: %s%s = run %d, up to date %d, not run %d"
            .formatted(
                job,
                plan.atLeast() ? "at least " : "",
                Text.count(plan.total(), "item"),
                plan.run(),
                plan.upToDate(),
                plan.notRun()));
    plan.reasons().stream()
        .filter(why -> !NOT_TO_RUN.contains(why.cause()))
        .flatMap(this::lines)
        .forEach(line -> write(log::info, line));
  }

  private Stream<String> lines(JobPlan.Why why) {
    int widest =
        why.samples().stream().mapToInt(sample -> DisplayWidth.of(label(sample))).max().orElse(0);
    Stream<String> samples = why.samples().stream().map(sample -> line(why, sample, widest));
    long more = why.count() - why.samples().size();
    return more <= 0
        ? samples
        : Stream.concat(samples, Stream.of("       and %d more: %s".formatted(more, why.cause())));
  }

  private static String line(JobPlan.Why why, JobPlan.Sample sample, int widest) {
    String label = label(sample);
    String blanks = " ".repeat(widest - DisplayWidth.of(label));
    return "  RUN  %s%s  %s %s"
        .formatted(label, blanks, why.cause(), sample.detail())
        .stripTrailing();
  }

  private static String label(JobPlan.Sample sample) {
    return Text.cut(Text.printable(sample.label()), WIDEST_LABEL);
  }
}
