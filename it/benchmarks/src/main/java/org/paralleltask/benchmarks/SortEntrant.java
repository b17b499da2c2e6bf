// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code parallel:aggregate} with {@code combine=sort}: its job JVM, from its start to its end. */
final class SortEntrant extends CheckedJob {
  private static final String ROOM = "org.paralleltask.jobs.aggregate.sort.";

  private final SortedFiles sorted;
  private final Path output;

  /**
   * @param directory of the run, which is removed after it
   */
  SortEntrant(String label, SortedFiles sorted, Path data, Path directory, String heap) {
    super(
        new JobEntrant(
                label,
                sorted.megabytes(),
                directory,
                List.of(
                    heap,
                    "-Dparallel.aggregate.base=" + data,
                    "-Dparallel.aggregate.files=*.csv",
                    "-Dparallel.aggregate.sortBy=city,-amount:number",
                    "-Dparallel.aggregate.output=" + sorted.output("ours")),
                order(directory),
                false)
            .withStart());
    this.sorted = sorted;
    this.output = sorted.output("ours");
  }

  private static String order(Path directory) {
    return String.format(
        Locale.ROOT,
        "\"task\":%s,\"baseDirectory\":\"%2$s\",\"directory\":\"%2$s\","
            + "\"options\":{\"workers\":\"2\",\"upToDate\":\"mtime\"}",
        task("merge", "sort", "Merge", "java.nio.file.Path", "merges")
            .replaceFirst(
                "}$",
                ",\"before\":["
                    + task("sort", "slices", "SortSlice", ROOM + "Run", "slices")
                    + "]}"),
        directory);
  }

  private static String task(
      String member, String job, String input, String result, String itemsFrom) {
    return String.format(
        Locale.ROOT,
        "{\"id\":\"%1$sSort#%2$s\",\"job\":\"%3$s\",\"owner\":\"%1$sSort\","
            + "\"wiring\":\"%1$sSortTasks\",\"member\":\"%2$s\",\"input\":\"%1$s%4$s\","
            + "\"result\":\"%5$s\",\"itemsFrom\":\"%6$s\"}",
        ROOM,
        member,
        job,
        input,
        result,
        itemsFrom);
  }

  @Override
  public long nanos() throws Exception {
    Files.deleteIfExists(output);
    return super.nanos();
  }

  @Override
  void check() throws Exception {
    sorted.check(label(), output);
  }

  @Override
  public void close() {
    super.close();
    try {
      Files.deleteIfExists(output);
    } catch (IOException odd) {
      throw new UncheckedIOException(odd);
    }
  }
}
