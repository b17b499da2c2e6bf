// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.paralleltask.plugin.process.JobEnd;

/**
 * The last lines about a job.
 *
 * @param here the current directory of the user, which shown paths are relative to
 * @param directory where the run writes its files
 * @param rerun the command that runs the job again
 * @param dropsResults whether items return something that goes nowhere
 */
public record Summary(Path here, Path directory, String rerun, boolean dropsResults) {
  private static final List<String> ALWAYS_SHOWN = List.of("OK", "FAILED");
  private static final int SHOWN_GROUPS = 10;

  void write(String job, JobEnd end, BuildLog log) {
    Consumer<String> level =
        switch (end.outcome()) {
          case "ok" -> log::info;
          case "tolerated", "interrupted" -> log::warn;
          default -> log::error;
        };
    lines(job, end).forEach(level);
  }

  List<String> lines(String job, JobEnd end) {
    if (!hasRun(end)) {
      // The exception carries the message; there is nothing to sum up.
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(verdict(job, end));
    lines.add("  items %d = %s".formatted(end.items(), counts(end)));
    if (end.items() > 0) {
      lines.add("  throughput " + Text.rate(end.itemsPerSecond(), " items"));
    }
    end.result().ifPresent(result -> lines.add("  result " + Text.printable(result)));
    if (dropsResults && end.count("OK") > 0) {
      lines.add("  results are not kept; -Dparallel.output=<file> keeps them");
    }
    end.groups().stream().limit(SHOWN_GROUPS).forEach(group -> lines.addAll(group(group)));
    lines.add("  details " + resultFile(end));
    if (failed(end)) {
      lines.add("  run it again: " + rerun);
    }
    return lines;
  }

  private static boolean hasRun(JobEnd end) {
    return !List.of("config", "environment", "internal").contains(end.outcome());
  }

  private static boolean failed(JobEnd end) {
    return !List.of("ok", "tolerated").contains(end.outcome());
  }

  private static String verdict(String job, JobEnd end) {
    String message = end.message().or(() -> tolerated(end)).map(m -> ": " + m).orElse("");
    return "%s: %s in %s%s"
        .formatted(
            job,
            end.outcome().toUpperCase(Locale.ROOT),
            Text.duration(end.elapsedMillis()),
            Text.printable(message));
  }

  private static Optional<String> tolerated(JobEnd end) {
    long failed = end.count("FAILED") + end.count("TIMED_OUT");
    return failed == 0
        ? Optional.empty()
        : Optional.of(
            "%d of %d failed, which \"maxFailures\" allows".formatted(failed, end.items()));
  }

  private static String counts(JobEnd end) {
    return end.counts().entrySet().stream()
        .filter(e -> e.getValue() != 0 || ALWAYS_SHOWN.contains(e.getKey()))
        .map(Summary::count)
        .collect(Collectors.joining(", "));
  }

  private static String count(Map.Entry<String, Long> outcome) {
    String words = outcome.getKey().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words + " " + outcome.getValue();
  }

  private static List<String> group(JobEnd.Group group) {
    List<String> lines = new ArrayList<>();
    lines.add("  %d x %s".formatted(group.count(), Text.printable(group.message())));
    if (!group.samples().isEmpty()) {
      lines.add("      " + Text.printable(String.join("   ", group.samples())));
    }
    return lines;
  }

  /** Where the details are. */
  public String resultFile(JobEnd end) {
    return relative(end.resultFile().map(Path::of).orElse(directory.resolve("result.json")));
  }

  String itemsFile() {
    return relative(directory.resolve("items.ndjson"));
  }

  private String relative(Path path) {
    return Optional.of(path)
        .filter(p -> p.startsWith(here))
        .map(here::relativize)
        .orElse(path)
        .toString();
  }
}
