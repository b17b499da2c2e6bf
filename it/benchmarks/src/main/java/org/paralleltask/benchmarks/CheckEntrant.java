// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code parallel:check}: its job JVM, with or without its start. */
final class CheckEntrant implements Entrant {
  private final JobEntrant job;
  private final Path directory;
  private final boolean withStart;

  CheckEntrant(
      String label, int workers, Path directory, List<String> addresses, boolean withStart) {
    this.directory = directory;
    this.withStart = withStart;
    List<String> arguments =
        List.of(
            "-Xmx256m",
            "-Dparallel.check.items=" + String.join(",", addresses),
            "-Dparallel.check.attempts=1",
            "-Dparallel.check.notify=sh -c 'sleep 0.5'");
    this.job =
        new JobEntrant(
                label, Websites.COUNT, directory, arguments, order(directory, workers), false)
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
    return Entrant.cpuNanosOfEnded();
  }

  @Override
  public long nanos() throws Exception {
    long start = System.nanoTime();
    long nanos = job.nanos();
    return withStart ? System.nanoTime() - start : nanos;
  }

  @Override
  public void close() {
    job.close();
    try {
      Files.deleteIfExists(directory.resolveSibling("log.txt"));
    } catch (IOException odd) {
      throw new UncheckedIOException(odd);
    }
  }
}
