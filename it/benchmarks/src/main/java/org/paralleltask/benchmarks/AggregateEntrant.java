// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code parallel:aggregate}: its job JVM, from its start to its end. */
final class AggregateEntrant extends CheckedJob {
  private static final String OUTPUT = "table.csv";

  private final Path directory;
  private final AggregateFiles files;

  AggregateEntrant(String label, int items, AggregateFiles files, Path directory, String heap) {
    super(
        new JobEntrant(label, items, directory, jvmArguments(files, heap), order(directory), false)
            .withStart());
    this.files = files;
    this.directory = directory;
  }

  private static List<String> jvmArguments(AggregateFiles files, String heap) {
    return List.of(
        heap,
        "-Dparallel.aggregate.base=" + files.directory(),
        "-Dparallel.aggregate.files=*.csv",
        "-Dparallel.aggregate.groupBy=country",
        "-Dparallel.aggregate.select=count,sum(amount)");
  }

  private static String order(Path directory) {
    String room = "org.paralleltask.jobs.aggregate.";
    return String.format(
        Locale.ROOT,
        "\"task\":{\"id\":\"%1$sAggregate#aggregate\",\"job\":\"aggregate\","
            + "\"owner\":\"%1$sAggregate\",\"wiring\":\"%1$sAggregateTasks\",\"member\":\"aggregate\","
            + "\"parameters\":[{\"name\":\"slice\",\"type\":\"%1$srecord.Slice\"}],"
            + "\"input\":\"%1$srecord.Slice\",\"result\":\"%1$sPartial\",\"reduce\":\"merge\"},"
            + "\"baseDirectory\":\"%2$s\",\"directory\":\"%2$s\","
            + "\"options\":{\"workers\":\"2\",\"output\":\"%3$s\",\"upToDate\":\"mtime\"}",
        room,
        directory,
        OUTPUT);
  }

  @Override
  void check() throws Exception {
    files.check(label(), Files.readString(directory.resolve(OUTPUT)));
  }
}
