// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.jobs.aggregate.file.InputChangedException;
import org.paralleltask.jobs.aggregate.file.OutputBusyException;
import org.paralleltask.jobs.aggregate.record.MalformedException;
import org.paralleltask.jobs.aggregate.record.Slice;
import org.paralleltask.jobs.spec.ConfigurationException;

/**
 * The job behind {@code mvn parallel:aggregate} with {@code combine=sort}: slices of files are
 * sorted by all workers, each into a file of its own, and these are merged.
 */
public final class Sort {
  private Sort() {}

  /** What the system properties {@code parallel.aggregate.*} ask for; nothing without files. */
  static Stream<SortSlice> slices() throws IOException, ConfigurationException {
    return SortSettings.ofSystemProperties().slices();
  }

  /**
   * Sorts the records that begin in a slice.
   *
   * @throws IOException if the file cannot be read, or is not as it should be; the message says
   *     where
   */
  @ParallelTask(name = "sort-slices", itemsFrom = "slices")
  public static Run sort(SortSlice slice) throws IOException, InterruptedException {
    return sorted(slice, SliceSorter::guess);
  }

  /** Sorts a slice whose first record begins where the one before has ended. */
  static Run again(SortSlice slice, long start) throws IOException, InterruptedException {
    return sorted(slice, sorter -> sorter.from(start));
  }

  /** How a slice is read. */
  @FunctionalInterface
  private interface Reading {
    Run of(SliceSorter sorter) throws IOException, MalformedException;
  }

  /**
   * What is read of a file that changes meanwhile is worth nothing, be it a result or a mistake.
   */
  private static Run sorted(SortSlice sorted, Reading reading)
      throws IOException, InterruptedException {
    Slice slice = sorted.slice();
    slice.version().requireOf(slice.file());
    try {
      Run run = SortMemory.with(() -> reading.of(new SliceSorter(sorted, SortMemory.EACH)));
      slice.version().requireOf(slice.file());
      return run;
    } catch (MalformedException trouble) {
      slice.version().requireOf(slice.file());
      throw new IOException(slice.file() + ", " + trouble.getMessage(), trouble);
    }
  }

  /** The one file that sorted slices become. */
  static Stream<Merge> merges(Stream<Run> runs) throws ConfigurationException {
    List<Run> all = runs.toList();
    SortSettings settings = SortSettings.ofSystemProperties();
    return all.isEmpty() ? settings.none() : Stream.of(new Merge(all, settings.output()));
  }

  /**
   * Merges sorted slices. What was there under the name of the output stays until all is written;
   * then the sorted slices go.
   *
   * @return the output
   * @throws OutputBusyException if somebody else is writing it
   * @throws InputChangedException if somebody writes to a file that must be sorted again
   */
  @ParallelTask(name = "sort", after = "sort", itemsFrom = "merges")
  public static Path merge(Merge all) throws IOException, InterruptedException {
    return new SortedFile(all).write();
  }
}
