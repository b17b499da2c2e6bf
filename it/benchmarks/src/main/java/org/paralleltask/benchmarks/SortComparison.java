// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Ten CSV files to one sorted file, by {@code parallel:aggregate} and by {@code LC_ALL=C sort} with
 * two threads: of files in any order, and of files that are sorted already.
 */
final class SortComparison {
  private static final int FILES = 10;
  private static final String HEAP = "-Xmx256m";
  private static final String OURS = "`combine=sort`";
  private static final String PROGRAM = "GNU sort";
  private static final String MERGE = "GNU sort, merging";

  /** By city, then by amount, the largest first. */
  private static final String SORT =
      "LC_ALL=C sort -s -t, -k3,3 -k4,4nr --parallel=2 -S 256m -T \"$(dirname \"$to\")\"";

  private static final String BEGIN = "set -e; to=$1; shift; head -n 1 \"$1\" > \"$to\"; ";
  private static final String ANY_ORDER = BEGIN + "tail -q -n +2 \"$@\" | " + SORT + " >> \"$to\"";

  /** As one does to have no headers among the records. */
  private static final String IN_ORDER =
      BEGIN
          + "args=(); for f in \"$@\"; do exec {fd}< <(tail -n +2 \"$f\");"
          + " args+=(\"/dev/fd/$fd\"); done; "
          + SORT
          + " -m \"${args[@]}\" >> \"$to\"";

  private static final String EACH_ALONE =
      "set -e; to=$1; shift; for f in \"$@\"; do head -n 1 \"$f\" > \"$to\"; tail -n +2 \"$f\" | "
          + SORT
          + " >> \"$to\"; mv \"$to\" \"$f\"; done";

  private final Report report;
  private final int rounds;
  private final Path directory;

  private SortComparison(Report report, int rounds, Path directory) {
    this.report = report;
    this.rounds = rounds;
    this.directory = directory;
  }

  /**
   * @param megabytes how large each file is
   */
  static void run(Report report, int rounds, int megabytes) throws Exception {
    Path directory = Files.createTempDirectory("parallel-sort");
    Path data = Files.createDirectory(directory.resolve("data"));
    try (AggregateFiles files = new AggregateFiles(data, FILES, megabytes)) {
      new SortComparison(report, rounds, directory).run(files);
    } finally {
      Files.deleteIfExists(data);
      Files.delete(directory);
    }
  }

  private void run(AggregateFiles files) throws Exception {
    if (!TableEntrant.isThere("sort", "--version")) {
      report.paragraph("GNU sort is not there, so nothing is compared: install coreutils.");
      return;
    }
    compare(files, "", PROGRAM, ANY_ORDER);
    Path meanwhile = directory.resolve("meanwhile.csv");
    execute(SortProgram.of("", sorted(files), EACH_ALONE, files.files()).command(), meanwhile);
    compare(files, ", each of which is sorted already", MERGE, IN_ORDER);
  }

  private static void execute(List<String> command, Path output) throws Exception {
    List<String> there = new ArrayList<>(command);
    there.set(4, output.toString());
    if (new ProcessBuilder(there).inheritIO().start().waitFor() != 0) {
      throw new IOException("the files cannot be sorted by " + there);
    }
  }

  private SortedFiles sorted(AggregateFiles files) throws IOException {
    return new SortedFiles(directory, files.megabytes());
  }

  private void compare(AggregateFiles files, String which, String label, String script)
      throws Exception {
    try (SortedFiles sorted = sorted(files)) {
      SortProgram program = SortProgram.of(label, sorted, script, files.files());
      program.nanos(); // makes what is right, and the page cache is the same for all then
      Path run = directory.resolve("job");
      List<Score> scores =
          new Contest(0, rounds)
              .run(List.of(new SortEntrant(OURS, sorted, files.directory(), run, HEAP), program));
      report.table(
          String.format(
              Locale.ROOT,
              "%d CSV files of %,d MB together%s, by a text and a number, an item is a MB",
              FILES,
              files.megabytes(),
              which),
          scores);
      report.target(
          Target.atLeast(OURS + ", " + label, 1, scores.get(0).timesAsFastAs(scores.get(1))));
    }
  }
}
