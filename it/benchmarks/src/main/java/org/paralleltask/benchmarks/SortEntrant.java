// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code parallel:aggregate} with {@code combine=sort}: its job JVM, from its start to its end. */
final class SortEntrant implements Entrant {
  private static final String ROOM = "org.paralleltask.jobs.aggregate.";

  private final JobEntrant job;
  private final SortedFiles sorted;
  private final Path output;

  /**
   * @param directory of the run, which is removed after it
   */
  SortEntrant(String label, SortedFiles sorted, Path data, Path directory, String heap) {
    this.sorted = sorted;
    this.output = sorted.output("ours");
    this.job =
        new JobEntrant(
                label,
                sorted.megabytes(),
                directory,
                List.of(
                    heap,
                    "-Dparallel.aggregate.base=" + data,
                    "-Dparallel.aggregate.files=*.csv",
                    "-Dparallel.aggregate.sortBy=city,-amount:number",
                    "-Dparallel.aggregate.output=" + output),
                order(directory),
                false)
            .withStart();
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
  public String label() {
    return job.label();
  }

  @Override
  public int items() {
    return job.items();
  }

  @Override
  public long cpuNanos() {
    return job.cpuNanos();
  }

  @Override
  public long nanos() throws Exception {
    Files.deleteIfExists(output);
    long nanos = job.nanos();
    sorted.check(label(), output);
    return nanos;
  }

  @Override
  public void close() {
    job.close();
    try {
      Files.deleteIfExists(output);
    } catch (IOException odd) {
      throw new UncheckedIOException(odd);
    }
  }
}
