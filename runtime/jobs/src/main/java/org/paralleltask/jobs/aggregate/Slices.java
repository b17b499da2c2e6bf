// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Cuts files into slices, so that all workers have something to do, however large one file is. */
final class Slices {
  /** As large as no file is. */
  static final long LARGEST = Long.MAX_VALUE / 2;

  private final Query query;
  private final long size;

  /**
   * @param size of a slice, in bytes
   */
  Slices(Query query, long size) {
    this.query = query;
    this.size = size;
  }

  /**
   * The slices of all files, in order.
   *
   * @throws IllegalArgumentException if a file lacks a column that is asked for
   */
  Stream<Slice> of(List<Path> files) throws IOException {
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
