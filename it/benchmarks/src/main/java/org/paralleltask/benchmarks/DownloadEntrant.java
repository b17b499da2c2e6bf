// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  /** Many files are put aside after each round, and removed by others at the end. */
  private static final int MANY = 100;

  /** Downloads. */
  interface Work {
    /** How long it took. */
    long nanos() throws Exception;
  }

  /** A program, timed from its start to its end. */
  static DownloadEntrant program(
      String label, DownloadFiles files, Path output, List<String> command) {
    Path log = output.resolveSibling("rival.log");
    return new DownloadEntrant(label, files, output, () -> run(label, command, output, log));
  }

  private static long run(String label, List<String> command, Path directory, Path log)
      throws Exception {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(label + " should have ended well: " + Files.readString(log));
    }
    return System.nanoTime() - start;
  }

  /**
   * {@code parallel:download}: its job JVM, to its end with all reports.
   *
   * @param withStart whether the start of the JVM counts, and the reading of the list
   * @param jvmArguments how that JVM is started
   */
  static DownloadEntrant ours(
      String label,
      DownloadFiles files,
      Path output,
      Path list,
      int connections,
      boolean withStart,
      List<String> jvmArguments) {
    Path job = output.resolveSibling("job");
    List<String> arguments = new ArrayList<>(jvmArguments);
    arguments.addAll(
        List.of(
            "-Dparallel.download.base=" + output,
            "-Dparallel.download.output=" + output,
            "-Dparallel.download.itemsFile=" + list,
            "-Dparallel.download.maxSize=100g",
            "-Dparallel.download.hostConcurrency=" + connections));
    JobEntrant started =
        new JobEntrant(label, files.count(), job, arguments, order(job, connections), false);
    JobEntrant timed = withStart ? started.withStart() : started;
    return new DownloadEntrant(label, files, output, timed::nanos);
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
    Files.createDirectories(output);
    long nanos = work.nanos();
    files.check(label, output);
    if (files.count() > MANY) {
      putAside();
    } else {
      empty();
    }
    return nanos;
  }

  /** Where thousands of files have just been deleted, ext4 is slow to make others. */
  private void putAside() throws IOException {
    Files.move(output, Files.createTempDirectory(output.getParent(), "old").resolve("out"));
  }

  private void empty() throws IOException {
    try (Stream<Path> old = Files.list(output)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {}
}
