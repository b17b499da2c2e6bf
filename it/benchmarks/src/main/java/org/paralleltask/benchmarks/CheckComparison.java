// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The tutorial's 33 sites, by {@code parallel:check} and by the tutorial's Python. */
final class CheckComparison {
  private static final String OURS = "`parallel:check`";
  private static final String WITH_START = OURS + ", with the start of its JVM";
  private static final String OPTIMISED = OURS + ", with the optimising compiler";
  private static final String PROCESSES = "Python `Pool`";
  private static final String THREADS = "Python `ThreadPool`";

  /** As the plugin starts it. */
  private static final String QUICKLY_COMPILED = "-XX:TieredStopAtLevel=1";

  private final Report report;
  private final int rounds;
  private final Path directory;
  private final List<String> addresses;

  private CheckComparison(Report report, int rounds, Path directory, List<String> addresses) {
    this.report = report;
    this.rounds = rounds;
    this.directory = directory;
    this.addresses = addresses;
  }

  static void run(Report report, int rounds) throws Exception {
    Path directory = Files.createTempDirectory("parallel-check");
    try (Websites sites = new Websites()) {
      new CheckComparison(report, rounds, directory, sites.addresses()).run();
    } finally {
      Files.deleteIfExists(directory.resolve("check.py"));
      Files.delete(directory);
    }
  }

  private void run() throws Exception {
    List<Score> two = contest(2);
    two.stream()
        .skip(3)
        .forEach(
            rival ->
                report.target(
                    Target.atLeast(
                        "33 sites, two workers: " + OURS + ", " + rival.label(),
                        1,
                        two.get(0).timesAsFastAs(rival))));
    List<Score> enough = contest(Websites.COUNT);
    report.target(
        Target.atMost(
            "33 sites, a worker each: " + OURS + ", the longest single site",
            1.1,
            enough.get(0).millis() / Websites.LONGEST_MILLIS));
    if (!hasPython()) {
      report.paragraph("Python is not there, so it did not take part: install python3.");
    }
  }

  private List<Score> contest(int workers) throws Exception {
    List<Entrant> entrants = new ArrayList<>();
    entrants.add(ours(OURS, workers, QUICKLY_COMPILED));
    entrants.add(ours(WITH_START, workers, QUICKLY_COMPILED).withStart());
    entrants.add(ours(OPTIMISED, workers, "-XX:TieredStopAtLevel=4"));
    if (hasPython()) {
      entrants.add(python(PROCESSES, "processes", workers));
      entrants.add(python(THREADS, "threads", workers));
    }
    List<Score> scores = new Contest(0, rounds).run(entrants);
    report.table("33 sites, %d workers".formatted(workers), scores);
    return scores;
  }

  private JobEntrant ours(String label, int workers, String compiler) {
    Path job = directory.resolve("job");
    List<String> arguments =
        List.of(
            "-Xmx256m",
            compiler,
            "-Dparallel.check.items=" + String.join(",", addresses),
            "-Dparallel.check.attempts=1",
            "-Dparallel.check.notify=sh -c 'sleep 0.5'");
    return new JobEntrant(label, Websites.COUNT, job, arguments, order(job, workers), false)
        .endsAs("tolerated");
  }

  private static String order(Path directory, int workers) {
    return String.format(
        Locale.ROOT,
        "\"task\":{\"id\":\"%1$sCheck#check\",\"job\":\"check\",\"owner\":\"%1$sCheck\","
            + "\"wiring\":\"%1$sCheckTasks\",\"member\":\"check\","
            + "\"parameters\":[{\"name\":\"link\",\"type\":\"%1$sLink\"}],"
            + "\"input\":\"%1$sLink\",\"result\":\"%1$sVerdict\",\"itemsFrom\":\"links\"},"
            + "\"baseDirectory\":\"%2$s\",\"directory\":\"%2$s\","
            + "\"options\":{\"workers\":\"%3$d\",\"upToDate\":\"off\",\"maxFailures\":\"%4$d\"}",
        "org.paralleltask.jobs.check.",
        directory,
        workers,
        Websites.DOWN);
  }

  private static boolean hasPython() throws Exception {
    return TableEntrant.isThere("python3", "--version");
  }

  private Entrant python(String label, String kind, int workers) throws Exception {
    Path script = directory.resolve("check.py");
    try (InputStream text = CheckComparison.class.getResourceAsStream("check.py")) {
      Files.write(script, Objects.requireNonNull(text, "check.py").readAllBytes());
    }
    List<String> command =
        new ArrayList<>(List.of("python3", script.toString(), kind, Integer.toString(workers)));
    command.addAll(addresses);
    return new PythonCheck(label, command);
  }
}
