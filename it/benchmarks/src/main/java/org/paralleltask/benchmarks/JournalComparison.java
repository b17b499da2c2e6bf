// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a job costs beside its items: items that do nothing, with and without a journal. */
final class JournalComparison {
  private static final int MILLION = 1_000_000;
  private static final String SHORT = ",\"report\":\"json\"";
  private static final String HEAP = "-Xmx128m";

  private final Report report;
  private final int rounds;
  private final Path directory;

  private JournalComparison(Report report, int rounds, Path directory) {
    this.report = report;
    this.rounds = rounds;
    this.directory = directory;
  }

  static void run(Report report, int rounds) throws Exception {
    Path directory = Files.createTempDirectory("parallel-benchmarks");
    try {
      JournalComparison comparison = new JournalComparison(report, rounds, directory);
      comparison.million();
      comparison.tenMillion();
    } finally {
      Files.deleteIfExists(directory.resolve("log.txt"));
      Files.delete(directory);
    }
  }

  private void million() throws Exception {
    List<Score> scores =
        new Contest(1, rounds)
            .run(
                List.of(
                    entrant("with a journal", "with", SHORT, false),
                    new JobEntrant(
                        "without",
                        MILLION,
                        directory.resolve("without"),
                        List.of(HEAP, "-Dorg.paralleltask.jobs.journal=off"),
                        JobEntrant.nothing(MILLION, directory.resolve("without"), ""),
                        false),
                    entrant("with a journal and all reports", "reports", "", false),
                    entrant("with results kept", "kept", SHORT + ",\"reduce\":\"sum\"", false),
                    entrant("all up to date", "again", SHORT, true),
                    entrant(
                        "all up to date, results in order",
                        "again-kept",
                        SHORT + ",\"output\":\"out.txt\"",
                        true)));
    report.table(
        String.format(
            Locale.ROOT, "%,d items that do nothing, in a new job JVM with %s", MILLION, HEAP),
        scores);
    atLeast("with a journal", 200_000, scores.get(0));
    atLeast("without a journal", 500_000, scores.get(1));
    atLeast("all up to date", 200_000, scores.get(4));
  }

  private JobEntrant entrant(String label, String name, String options, boolean resumes) {
    Path own = directory.resolve(name);
    String order = JobEntrant.nothing(MILLION, own, options);
    return new JobEntrant(label, MILLION, own, List.of(HEAP), order, resumes);
  }

  private void atLeast(String label, long perSecond, Score score) {
    report.target(Target.atLeastPerSecond("a million items, " + label, perSecond, score));
  }

  /** In the same heap: a run that held anything of each item would end for want of memory. */
  private void tenMillion() throws Exception {
    Path own = directory.resolve("ten");
    String order = JobEntrant.nothing(10 * MILLION, own, "");
    try (JobEntrant ten = new JobEntrant("", 10 * MILLION, own, List.of(HEAP), order, false)) {
      System.err.printf(
          Locale.ROOT, "%,d items in one run, and then their reports:%n", 10 * MILLION);
      long nanos = ten.nanos();
      report.paragraph(
          String.format(
              Locale.ROOT,
              "Ten million items in the same heap: %,.0f a second, a journal of %,d MB.",
              10e9 * MILLION / nanos,
              Files.size(own.resolve("journal.ndjson")) >> 20));
    }
  }
}
