// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.paralleltask.jobs.aggregate.file.Version;
import org.paralleltask.jobs.aggregate.query.Layout;
import org.paralleltask.jobs.aggregate.query.Query;
import org.paralleltask.jobs.spec.Settings;

/** Cuts files into slices, so that all workers have something to do, however large one file is. */
public final class Slices {
  /** As large as no file is. */
  public static final long LARGEST = Long.MAX_VALUE / 2;

  private static final long USUAL = 16 << 20;

  private final Query query;
  private final long size;

  /**
   * Cuts for a query.
   *
   * @param size of a slice, in bytes, at least 1
   */
  public Slices(Query query, long size) {
    this.query = query;
    this.size = size;
  }

  /** How large slices are to be, in bytes; anything if {@code settings} has noted a problem. */
  public static long size(Settings settings) {
    return settings.bytes("sliceSize", USUAL, 1);
  }

  /**
   * The slices of all files, in order.
   *
   * @throws IllegalArgumentException if a file lacks a column that is asked for
   */
  public Stream<Slice> of(List<Path> files) throws IOException {
    List<Slice> slices = new ArrayList<>();
    for (Path file : files) {
      of(file).forEach(slices::add);
    }
    return slices.stream();
  }

  private Stream<Slice> of(Path file) throws IOException {
    Version version = Version.of(file);
    long length = version.size();
    Head head = head(file);
    long first = head.firstRecord();
    if (length <= first) {
      // An empty file is an item, too: it was there, and has been looked at.
      return Stream.of(new Slice(file, version, head, first, first, query));
    }
    return LongStream.iterate(first, from -> from < length, from -> from + size)
        .mapToObj(
            from -> new Slice(file, version, head, from, Math.min(length, from + size), query));
  }

  private Head head(Path file) throws IOException {
    try {
      Head head = Head.read(file, query);
      if (!head.columns().isEmpty()) {
        var unused = new Layout(head.columns(), query);
      }
      return head;
    } catch (MalformedException | IllegalArgumentException trouble) {
      throw new IllegalArgumentException(file + ": " + trouble.getMessage(), trouble);
    }
  }
}
