// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Ten CSV files to one table, by {@code parallel:aggregate} and by what one would take instead. */
final class AggregateComparison {
  private static final int FILES = 10;
  private static final String HEAP = "-Xmx256m";
  private static final String OURS = "`parallel:aggregate`";
  private static final String DUCK = "DuckDB";
  private static final String EXACT = "DuckDB, exact sums";
  private static final String AWK = "GNU parallel, mawk";
  private static final String PYTHON = "Python threads, csv";
  private static final String FAST_CSV = "FastCSV on two threads of ours";

  /** The sums of each file, and then of all. */
  private static final String AWK_SCRIPT =
      "parallel -j2 \"mawk -F, 'FNR > 1 { n[\\$2]++; s[\\$2] += \\$4 }"
          + " END { for (k in n) printf \\\"%s,%d,%.17g\\n\\\", k, n[k], s[k] }'\" ::: \"$@\""
          + " | mawk -F, '{ n[$1] += $2; s[$1] += $3 }"
          + " END { for (k in n) printf \"%s,%d,%.17g\\n\", k, n[k], s[k] }' | LC_ALL=C sort";

  private final Report report;
  private final int rounds;
  private final Path directory;

  private AggregateComparison(Report report, int rounds, Path directory) {
    this.report = report;
    this.rounds = rounds;
    this.directory = directory;
  }

  /**
   * @param megabytes how large each file is
   */
  static void run(Report report, int rounds, int megabytes) throws Exception {
    Path directory = Files.createTempDirectory("parallel-aggregate");
    Path data = Files.createDirectory(directory.resolve("data"));
    try (AggregateFiles files = new AggregateFiles(data, FILES, megabytes)) {
      new AggregateComparison(report, rounds, directory).run(files);
    } finally {
      Files.deleteIfExists(data);
      Files.deleteIfExists(directory.resolve("aggregate.py"));
      Files.delete(directory);
    }
  }

  private void run(AggregateFiles files) throws Exception {
    List<Entrant> entrants = entrants(files);
    // No warm-up: each starts anew in every round, but for DuckDB, which has been loaded.
    List<Score> scores = new Contest(0, rounds).run(entrants);
    report.table(
        String.format(
            Locale.ROOT,
            "%d CSV files of %,d MB together, count and sum by country, an item is a MB",
            FILES,
            files.megabytes()),
        scores);
    absent(scores, DUCK, "DuckDB", "build with -Pduckdb");
    absent(scores, AWK, "GNU parallel or mawk", "install the packages parallel and mawk");
    absent(scores, PYTHON, "Python", "install python3");
    report.paragraph(
        "Others use the processors as well; by the time that these were busy, "
            + OURS
            + " needs "
            + scores.stream()
                .skip(1)
                .map(rival -> share(scores.get(0), rival))
                .collect(joining(", "))
            + ".");
    target(scores, DUCK, 1);
    target(scores, EXACT, 1);
    target(scores, AWK, 3);
    target(scores, PYTHON, 20);
    target(scores, FAST_CSV, 1);
  }

  private List<Entrant> entrants(AggregateFiles files) throws Exception {
    int items = files.megabytes();
    List<Entrant> all = new ArrayList<>();
    all.add(new AggregateEntrant(OURS, items, files, directory.resolve("job"), HEAP));
    if (DuckEntrant.isThere()) {
      all.add(new DuckEntrant(DUCK, items, files, ""));
      all.add(new DuckEntrant(EXACT, items, files, ", types={'amount': 'DECIMAL(18,2)'}"));
    }
    if (TableEntrant.isThere("parallel", "--version")
        && TableEntrant.isThere("mawk", "1", "/dev/null")) {
      all.add(program(AWK, files, "bash", "-c", AWK_SCRIPT, "table"));
    }
    if (TableEntrant.isThere("python3", "--version")) {
      all.add(program(PYTHON, files, "python3", script().toString()));
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    all.add(program(FAST_CSV, files, java, HEAP, "-cp", classPath, FastCsvTable.class.getName()));
    return all;
  }

  private static Entrant program(String label, AggregateFiles files, String... command)
      throws IOException {
    List<String> all =
        Stream.concat(Stream.of(command), files.files().stream().map(Path::toString)).toList();
    return new TableEntrant(label, files.megabytes(), files, all);
  }

  private Path script() throws IOException {
    try (InputStream text = AggregateComparison.class.getResourceAsStream("aggregate.py")) {
      String python = new String(Objects.requireNonNull(text, "script").readAllBytes(), UTF_8);
      return Files.writeString(directory.resolve("aggregate.py"), python);
    }
  }

  private static String share(Score ours, Score rival) {
    double share = ours.cpuNanosPerItem() / rival.cpuNanosPerItem();
    return String.format(Locale.ROOT, "%.2f of %s", share, rival.label());
  }

  private void absent(List<Score> scores, String label, String what, String remedy) {
    if (scores.stream().noneMatch(score -> score.label().equals(label))) {
      report.paragraph("%s is not there, so it did not take part: %s.".formatted(what, remedy));
    }
  }

  private void target(List<Score> scores, String label, double wanted) {
    scores.stream()
        .filter(score -> score.label().equals(label))
        .forEach(
            rival ->
                report.target(
                    Target.atLeast(
                        OURS + ", " + label, wanted, scores.get(0).timesAsFastAs(rival))));
  }
}
