// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltask.plugin.process.JobProgress;

/**
 * The figures of a job's progress, for a line of the log and beside the bar. Items that need no
 * work, because they are up to date, are told apart: position, rate and forecast are of the others.
 *
 * @param place how far the job is: {@code 25%}, {@code 446/1786}
 * @param rate items in a second or minute
 * @param forecast when it will be done; may be empty
 * @param counts items by outcome: {@code ok 440}, {@code failed 6}; and those between two attempts:
 *     {@code waiting 3}
 */
record Progress(List<String> place, String rate, String forecast, List<String> counts) {
  private static final List<String> USUAL = List.of("OK", "CANCELLED");

  static Progress of(JobProgress progress, Pace pace, long nowNanos) {
    return new Progress(
        place(progress),
        Text.rate(pace.perSecond()),
        pace.forecast(progress, nowNanos),
        Stream.concat(
                progress.counts().entrySet().stream(),
                Stream.of(Map.entry("WAITING", progress.waiting())))
            .filter(count -> count.getValue() > 0)
            .map(count -> words(count.getKey()) + " " + count.getValue())
            .toList());
  }

  private static List<String> place(JobProgress progress) {
    return progress.work().isEmpty()
        ? List.of(progress.worked() + " done", "running " + progress.running())
        : List.of(
            percent(progress) + "%",
            "%d/%d".formatted(progress.worked(), progress.work().getAsLong()));
  }

  /** {@code FLAKY} is {@code flaky}, {@code UP_TO_DATE} is {@code up to date}. */
  static String words(String outcome) {
    return outcome.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code sum 25% 446/1786 failed 2 58.0/s ETA 23s}. */
  static String line(String job, JobProgress progress, Pace pace, long nowNanos) {
    Progress now = of(progress, pace, nowNanos);
    Stream<String> unusual =
        now.counts.stream()
            .filter(count -> USUAL.stream().noneMatch(usual -> count.startsWith(words(usual))));
    return Stream.of(Stream.of(job), now.place.stream(), unusual, Stream.of(now.rate, now.forecast))
        .flatMap(figures -> figures)
        .filter(figure -> !figure.isEmpty())
        .collect(Collectors.joining("  "));
  }

  /** Rounded down: 100 means all. */
  private static long percent(JobProgress progress) {
    long work = progress.work().orElse(0);
    return work == 0 ? 100 : progress.worked() * 100 / work;
  }

  /** As many of the figures as there is room for; the place comes first. */
  String fitting(int columns) {
    return Stream.of(
            Stream.concat(place.stream(), Stream.of(rate, forecast)),
            Stream.concat(place.stream(), Stream.of(forecast)),
            Stream.of(place.get(0), forecast),
            Stream.of(place.get(0)))
        .map(f -> f.filter(figure -> !figure.isEmpty()).collect(Collectors.joining("  ")))
        .filter(line -> line.length() <= columns)
        .findFirst()
        .orElse("");
  }
}
