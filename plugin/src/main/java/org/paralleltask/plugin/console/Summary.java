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
import java.util.stream.Stream;
import org.paralleltask.plugin.process.JobEnd;

/**
 * The last lines about a job.
 *
 * @param here the current directory of the user, which shown paths are relative to
 * @param directory where the run writes its files
 * @param commands what to type next
 * @param dropsResults whether items return something that goes nowhere
 * @param failedOnly whether only what had not ended well was to run
 */
public record Summary(
    Path here, Path directory, Commands commands, boolean dropsResults, boolean failedOnly) {
  private static final List<String> ALWAYS_SHOWN = List.of("OK", "FAILED");
  private static final List<String> CUT_SHORT = List.of("interrupted", "killed");
  private static final List<String> INCOMPLETE =
      List.of("interrupted", "killed", "timeout", "halted");
  private static final int SHOWN_GROUPS = 10;
  private static final int SHOWN_ROWS = 11;

  /**
   * Commands, ready to be typed.
   *
   * @param again runs the job
   * @param failedOnly runs only the items that did not end well
   */
  public record Commands(String again, String failedOnly) {}

  void write(String job, JobEnd end, BuildLog log) {
    Consumer<String> level =
        switch (end.outcome()) {
          case "ok" -> log::info;
          case "tolerated", "interrupted", "killed" -> log::warn;
          default -> log::error;
        };
    lines(job, end).forEach(level);
  }

  List<String> lines(String job, JobEnd end) {
    if (!hasRun(end)) {
      // The exception carries the message; there is nothing to sum up.
      return List.of();
    }
    if (isUpToDate(end)) {
      return List.of(upToDate(job, end));
    }
    if (hadNothingToDo(end)) {
      return List.of(nothingFailed(job, end));
    }
    List<String> lines = new ArrayList<>();
    lines.add(verdict(job, end));
    lines.add("  items %d = %s".formatted(end.items(), counts(end)));
    if (end.items() > 0) {
      lines.add(speed(end.figures()));
    }
    end.result().map(Summary::result).ifPresent(lines::addAll);
    if (dropsResults && end.count("OK") > 0) {
      lines.add("  results are not kept; -Dparallel.output=<file> keeps them");
    }
    lines.addAll(causes(end));
    lines.addAll(files(end));
    lines.addAll(next(end));
    return lines;
  }

  private static boolean hasRun(JobEnd end) {
    return !List.of("config", "environment", "internal", "locked").contains(end.outcome());
  }

  private static boolean isUpToDate(JobEnd end) {
    return end.outcome().equals("ok") && end.items() > 0 && end.count("UP_TO_DATE") == end.items();
  }

  private static String upToDate(String job, JobEnd end) {
    return "%s: up to date (%s checked in %s)%s"
        .formatted(
            job,
            Text.count(end.items(), "item"),
            Text.duration(end.elapsedMillis()),
            resultBeside(end));
  }

  private static String resultBeside(JobEnd end) {
    return end.result().map(r -> ", result " + Text.printable(r)).orElse("");
  }

  private boolean hadNothingToDo(JobEnd end) {
    return failedOnly
        && end.outcome().equals("ok")
        && end.items() > 0
        && end.count("NOT_RUN") == end.items();
  }

  private static String nothingFailed(String job, JobEnd end) {
    return "%s: nothing ran, as nothing failed last time (rerun=failed, %s)%s"
        .formatted(job, Text.count(end.items(), "item"), resultBeside(end));
  }

  private static String verdict(String job, JobEnd end) {
    boolean cutShort = CUT_SHORT.contains(end.outcome());
    String message =
        cutShort
            ? ": " + done(end)
            : message(end).or(() -> tolerated(end)).map(": "::concat).orElse("");
    return "%s: %s %s %s%s"
        .formatted(
            job,
            end.outcome().toUpperCase(Locale.ROOT),
            cutShort ? "after" : "in",
            Text.duration(end.elapsedMillis()),
            Text.printable(message));
  }

  /** What is to be said of a run that went well has been a warning before. */
  private static Optional<String> message(JobEnd end) {
    return end.outcome().equals("ok") ? Optional.empty() : end.message();
  }

  private static String done(JobEnd end) {
    long cancelled = end.count("CANCELLED");
    long done = end.items() - cancelled - end.count("NOT_RUN");
    String inFlight = cancelled == 0 ? "" : ", %d in flight cancelled".formatted(cancelled);
    return "%d of %d done%s".formatted(done, end.items(), inFlight);
  }

  private static Optional<String> tolerated(JobEnd end) {
    return end.failures() == 0
        ? Optional.empty()
        : Optional.of(
            "%d of %d failed, which \"maxFailures\" allows".formatted(end.failures(), end.items()));
  }

  private static String counts(JobEnd end) {
    return end.counts().entrySet().stream()
        .filter(e -> e.getValue() != 0 || ALWAYS_SHOWN.contains(e.getKey()))
        .map(Summary::count)
        .collect(Collectors.joining(", "));
  }

  private static String count(Map.Entry<String, Long> outcome) {
    return Progress.words(outcome.getKey()) + " " + outcome.getValue();
  }

  /** A value, or the first lines of a table. */
  private static List<String> result(String result) {
    List<String> all = result.lines().map(Text::printable).toList();
    if (all.size() <= 1) {
      return List.of("  result " + String.join("", all));
    }
    List<String> lines = new ArrayList<>(List.of("  result"));
    all.stream().limit(SHOWN_ROWS).forEach(row -> lines.add("    " + row));
    if (all.size() > SHOWN_ROWS) {
      lines.add("    ...");
    }
    return lines;
  }

  private static String speed(JobEnd.Figures figures) {
    Stream<String> all =
        Stream.of(
            Text.rate(figures.itemsPerSecond(), " items"),
            "p50 " + Text.precise(figures.medianMillis()),
            "p99 " + Text.precise(figures.slowMillis()),
            figures.retries() == 0 ? "" : Text.count(figures.retries(), "retry", "retries"),
            figures.busyPercent().map("workers busy %d %%"::formatted).orElse(""));
    return "  throughput " + all.filter(f -> !f.isEmpty()).collect(Collectors.joining(", "));
  }

  /** The most frequent ones, and how many failures had others. */
  private static List<String> causes(JobEnd end) {
    List<JobEnd.Group> shown = end.groups().stream().limit(SHOWN_GROUPS).toList();
    List<String> lines = new ArrayList<>();
    shown.forEach(group -> lines.addAll(group(group)));
    long failures = end.count("FAILED") + end.count("TIMED_OUT");
    long others = failures - shown.stream().mapToLong(JobEnd.Group::count).sum();
    if (others > 0 && !shown.isEmpty()) {
      lines.add("  %d x other causes".formatted(others));
    }
    return lines;
  }

  private static List<String> group(JobEnd.Group group) {
    List<String> lines = new ArrayList<>();
    lines.add("  %d x %s".formatted(group.count(), Text.printable(group.message())));
    if (!group.samples().isEmpty()) {
      long more = group.count() - group.samples().size();
      String rest = more > 0 ? "   (+%d)".formatted(more) : "";
      lines.add("      " + Text.printable(String.join("   ", group.samples())) + rest);
    }
    return lines;
  }

  private List<String> files(JobEnd end) {
    List<String> lines = new ArrayList<>();
    if (end.failures() > 0) {
      end.files().failed().ifPresent(f -> lines.add("  all failures " + relative(Path.of(f))));
    }
    lines.add(
        end.files()
            .report()
            .map(file -> "  report " + relative(Path.of(file)))
            .orElseGet(() -> "  details " + resultFile(end)));
    return lines;
  }

  /** What the user may want to do now. */
  private List<String> next(JobEnd end) {
    if (INCOMPLETE.contains(end.outcome()) && end.resumable()) {
      return List.of(
          "  the next run continues from here: " + commands.again(),
          "  to start over: -Dparallel.resume=off");
    }
    if (end.failures() > 0 && end.resumable()) {
      return List.of("  run only these: " + commands.failedOnly());
    }
    boolean well = List.of("ok", "tolerated").contains(end.outcome());
    return well ? List.of() : List.of("  run it again: " + commands.again());
  }

  /** What to type to do what is left. */
  public String command(JobEnd end) {
    boolean onlyFailed = end.resumable() && !INCOMPLETE.contains(end.outcome());
    return onlyFailed ? commands.failedOnly() : commands.again();
  }

  /** Where the details are. */
  public String resultFile(JobEnd end) {
    return relative(end.files().result().map(Path::of).orElse(directory.resolve("result.json")));
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
