// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody who downloads files into a directory, which is empty at the start of each round; what
 * has come is looked at outside of the time.
 *
 * @param work downloads all of them, once
 */
record DownloadEntrant(String label, DownloadFiles files, Path output, Work work)
    implements Entrant {
  /** Downloads. */
  interface Work {
    void run() throws Exception;
  }

  /** A program, timed from its start to its end. */
  static DownloadEntrant program(
      String label, DownloadFiles files, Path output, List<String> command) {
    Path log = output.resolveSibling("rival.log");
    return new DownloadEntrant(label, files, output, () -> run(label, command, output, log));
  }

  private static void run(String label, List<String> command, Path directory, Path log)
      throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(label + " should have ended well: " + Files.readString(log));
    }
  }

  /** {@code parallel:download}: its job JVM, from its start to its end. */
  static DownloadEntrant ours(
      String label, DownloadFiles files, Path output, Path list, int connections) {
    Path job = output.resolveSibling("job");
    List<String> arguments =
        List.of(
            "-Dparallel.download.base=" + output,
            "-Dparallel.download.output=" + output,
            "-Dparallel.download.itemsFile=" + list,
            "-Dparallel.download.maxSize=100g",
            "-Dparallel.download.hostConcurrency=" + connections);
    JobEntrant started =
        new JobEntrant(label, files.count(), job, arguments, order(job, connections), false);
    return new DownloadEntrant(
        label,
        files,
        output,
        () -> {
          long unused = started.nanos();
        });
  }

  private static String order(Path directory, int workers) {
    String room = "org.paralleltask.jobs.download.";
    return """
        "task":{"id":"%1$sDownload#download","job":"download","owner":"%1$sDownload",\
        "wiring":"%1$sDownloadTasks","member":"download",\
        "parameters":[{"name":"transfer","type":"%1$sTransfer"}],\
        "input":"%1$sTransfer","result":"%1$sDownloaded"},\
        "baseDirectory":"%2$s","directory":"%2$s","options":{"workers":"%3$d"}"""
        .formatted(room, directory, workers);
  }

  @Override
  public int items() {
    return files.count();
  }

  @Override
  public long cpuNanos() {
    return Entrant.cpuNanosOfEnded();
  }

  @Override
  public long nanos() throws Exception {
    empty();
    long start = System.nanoTime();
    work.run();
    long nanos = System.nanoTime() - start;
    files.check(label, output);
    empty();
    return nanos;
  }

  private void empty() throws IOException {
    Files.createDirectories(output);
    try (Stream<Path> old = Files.list(output)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {}
}
