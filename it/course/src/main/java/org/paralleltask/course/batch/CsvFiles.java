// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.Results;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S3-15: ten CSV files, one after the other, then at a time. The tutorial's program tells 0.0002
 * seconds, because it finds no file, and says nothing; this one tells how much it has read, and
 * fails if that is nothing. A job has {@code -Dparallel.onEmpty=fail} for it.
 */
public final class CsvFiles {
  private CsvFiles() {}

  /** How much was read. */
  record Read(int files, long lines, long bytes) {
    Read plus(Read other) {
      return new Read(files + other.files, lines + other.lines, bytes + other.bytes);
    }
  }

  @ParallelTask
  static Read read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return new Read(1, lines.count(), Files.size(file));
    }
  }

  public static void main(String... arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of("target", "course", "csv"));
    write(directory);
    readAll(directory, arguments);
    try {
      readAll(Files.createDirectories(directory.resolve("nothing-here")), arguments);
    } catch (IllegalStateException nothing) {
      System.out.println(nothing.getMessage());
    }
  }

  private static void readAll(Path directory, String... arguments) throws IOException {
    List<Path> files = csv(directory);
    long start = System.nanoTime();
    Read loop = new Read(0, 0, 0);
    for (Path file : files) {
      loop = loop.plus(read(file));
    }
    tell(loop, start);
    start = System.nanoTime();
    try (Results<Read> read = CsvFilesTasks.read.pool(Kind.of(arguments)).workers(2).map(files)) {
      tell(read.stream().reduce(new Read(0, 0, 0), Read::plus), start);
    }
  }

  private static List<Path> csv(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      if (found.isEmpty()) {
        throw new IllegalStateException("There are no csv files in " + directory);
      }
      return found;
    }
  }

  private static void tell(Read read, long start) {
    System.out.println(
        "It took  " + Seconds.since(start) + "  seconds to finish reading the csv files.");
    System.out.println(read);
  }

  private static void write(Path directory) throws IOException {
    for (int i = 0; i < 10; i++) {
      Files.writeString(directory.resolve(i + ".csv"), "id,name\n" + "1,one\n".repeat(1000));
    }
  }
}
