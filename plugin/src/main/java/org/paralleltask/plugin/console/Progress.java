// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltask.plugin.process.JobProgress;

/** The figures of a job's progress, for a line of the log and beside the bar. */
final class Progress {
  private Progress() {}

  /** {@code sum 25% 446/1786 failed 2 58.0/s ETA 23s}. */
  static String line(String job, JobProgress progress, Pace pace, long nowNanos) {
    return job + "  " + figures(progress, pace, nowNanos);
  }

  static String figures(JobProgress progress, Pace pace, long nowNanos) {
    return Stream.concat(position(progress), tempo(progress, pace, nowNanos))
        .filter(figure -> !figure.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private static Stream<String> position(JobProgress progress) {
    long done = progress.done();
    return progress.total().isEmpty()
        ? Stream.of(done + " done")
        : Stream.of(percent(progress) + "%", "%d/%d".formatted(done, progress.total().getAsLong()));
  }

  private static Stream<String> tempo(JobProgress progress, Pace pace, long nowNanos) {
    return List.of(
        progress.failed() == 0 ? "" : "failed " + progress.failed(),
        Text.rate(pace.perSecond()),
        progress.total().isEmpty() ? "running " + progress.running() : "",
        pace.forecast(progress, nowNanos))
        .stream();
  }

  /** Rounded down: 100 means all. */
  static long percent(JobProgress progress) {
    long total = progress.total().orElse(0);
    return total == 0 ? 100 : progress.done() * 100 / total;
  }
}
