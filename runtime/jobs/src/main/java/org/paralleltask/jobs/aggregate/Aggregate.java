// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.jobs.aggregate.file.FileOrder;
import org.paralleltask.jobs.aggregate.file.InputChangedException;
import org.paralleltask.jobs.aggregate.file.InputFiles;
import org.paralleltask.jobs.aggregate.query.Measure;
import org.paralleltask.jobs.aggregate.query.Query;
import org.paralleltask.jobs.aggregate.record.MalformedException;
import org.paralleltask.jobs.aggregate.record.Slice;
import org.paralleltask.jobs.aggregate.record.Slices;
import org.paralleltask.jobs.aggregate.table.Cell;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/**
 * The job behind {@code mvn parallel:aggregate}: makes one table of many files.
 *
 * <pre>{@code
 * List<Slice> slices = Aggregate.slices(query, files, 16 << 20).toList();
 * Partial table = AggregateTasks.aggregate.map(slices).stream().reduce(Aggregate::merge).orElseThrow();
 * }</pre>
 */
public final class Aggregate {
  private Aggregate() {}

  /** The slices of the files that the system properties {@code parallel.aggregate.*} name. */
  static Stream<Slice> slices() throws IOException, ConfigurationException {
    Settings settings = Settings.ofSystemProperties("parallel.aggregate.");
    InputFiles files = new InputFiles(settings, System.err::println);
    Query query = Query.of(settings);
    long size = Slices.size(settings);
    settings.requireNoProblem();
    List<Path> found = files.find(FileOrder.NAME);
    if (found.isEmpty()) {
      return InputFiles.none(settings);
    }
    try {
      return slices(query, found, size);
    } catch (IllegalArgumentException unfit) {
      throw new ConfigurationException(String.valueOf(unfit.getMessage()));
    }
  }

  /**
   * Cuts files into slices.
   *
   * @param size of a slice in bytes, at least 1
   * @throws IllegalArgumentException if a file lacks a column that is asked for, or has no header
   */
  public static Stream<Slice> slices(Query query, List<Path> files, long size) throws IOException {
    return new Slices(query, size).of(files);
  }

  /**
   * Aggregates the records that begin in a slice.
   *
   * @throws InputChangedException if somebody writes to the file, also when it is read once more
   * @throws IOException if the file cannot be read, or is not as it should be; the message says
   *     where
   */
  @ParallelTask(name = "aggregate", itemsFrom = "slices", reduce = "merge")
  public static Partial aggregate(Slice slice) throws IOException {
    return twice(slice, Scan::guess);
  }

  /** How a slice is scanned. */
  @FunctionalInterface
  interface Reading {
    Partial of(Scan scan) throws IOException, MalformedException;
  }

  /**
   * A file that was written to may be ready by now: then it is read as it is. Not if it was cut
   * into several slices, others of which have perhaps been read as they were.
   */
  static Partial twice(Slice slice, Reading reading) throws IOException {
    try {
      return steady(slice, reading);
    } catch (InputChangedException changed) {
      if (!slice.isAll()) {
        throw changed;
      }
      return steady(ofNow(slice, changed), reading);
    }
  }

  private static Slice ofNow(Slice slice, InputChangedException changed) throws IOException {
    try {
      return slices(slice.query(), List.of(slice.file()), Slices.LARGEST).findFirst().orElseThrow();
    } catch (NoSuchFileException vanished) {
      throw changed;
    }
  }

  /**
   * What is read of a file that changes meanwhile is worth nothing, be it a result or a mistake.
   */
  private static Partial steady(Slice slice, Reading reading) throws IOException {
    slice.version().requireOf(slice.file());
    try {
      Partial partial = reading.of(new Scan(slice));
      slice.version().requireOf(slice.file());
      return partial;
    } catch (MalformedException trouble) {
      slice.version().requireOf(slice.file());
      throw new IOException(slice.file() + ", " + trouble.getMessage(), trouble);
    }
  }

  /**
   * Puts together what follows each other: from left to right, in the order of the slices.
   *
   * @param before is used up
   * @param next of one slice
   * @throws UncheckedIOException if the slice must be read again, because its first line was no
   *     record, and cannot be
   */
  public static Partial merge(Partial before, Partial next) {
    Partial right = isWhereTheLastEnded(before, next) ? next : again(before, next);
    Map<List<String>, List<Cell>> all = before.groups();
    List<Measure> measures = next.slice().query().measures();
    right
        .groups()
        .forEach((key, cells) -> all.merge(key, cells, (a, b) -> Cell.both(a, b, measures)));
    boolean goesOn = before.slice().file().equals(next.slice().file());
    return new Partial(
        goesOn ? before.slice().with(next.slice()) : right.slice(),
        goesOn ? before.start() : right.start(),
        right.end(),
        before.records() + right.records(),
        all);
  }

  private static boolean isWhereTheLastEnded(Partial before, Partial next) {
    return before.slice().file().equals(next.slice().file())
        ? before.end() == next.start()
        : next.slice().isFirst();
  }

  private static Partial again(Partial before, Partial next) {
    Slice last = before.slice();
    Slice slice = next.slice();
    boolean adjacent = last.file().equals(slice.file()) && last.to() == slice.from();
    try {
      // Where a slice between them has failed, only the start of the file is sure.
      return steady(slice, scan -> adjacent ? scan.from(before.end()) : scan.fromStartOfFile());
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
