// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.jobs.aggregate.query.Format;
import org.paralleltask.jobs.aggregate.record.MalformedException;
import org.paralleltask.jobs.aggregate.record.RecordReader;
import org.paralleltask.jobs.aggregate.record.Slice;
import org.paralleltask.jobs.report.AtomicFile;

/**
 * Sorts the records that begin in a slice. The first line is taken for a record unless that leads
 * nowhere; whoever puts the runs together sees when it was none.
 */
final class SliceSorter {
  private final SortSlice sorted;
  private final Slice slice;
  private final long memory;

  /**
   * @param memory how many bytes of it to use, about
   */
  SliceSorter(SortSlice sorted, long memory) {
    this.sorted = sorted;
    this.slice = sorted.slice();
    this.memory = memory;
  }

  /** Takes the first line that begins in the slice for a record, unless that leads nowhere. */
  Run guess() throws IOException, MalformedException {
    try (RecordReader reader = open()) {
      if (slice.isFirst()) {
        reader.moveTo(slice.from());
        return sort(reader, reader.next());
      }
      try {
        reader.moveToLine(slice.from());
        return sort(reader, reader.next());
      } catch (MalformedException perhapsNoRecord) {
        return sort(reader, reader.nextFrom(slice.head().firstRecord(), slice.from()));
      }
    }
  }

  /** The first record begins at a position that is known. */
  Run from(long start) throws IOException, MalformedException {
    try (RecordReader reader = open()) {
      reader.moveTo(start);
      return sort(reader, reader.next());
    }
  }

  private RecordReader open() throws IOException {
    boolean lines = slice.query().format() == Format.LINES;
    return new RecordReader(slice.file(), slice.query(), !lines);
  }

  private Run sort(RecordReader reader, boolean more) throws IOException, MalformedException {
    long start = reader.start();
    Path file = sorted.file(start);
    if (!more || start >= slice.to()) {
      return new Run(sorted, start, start, file.toString(), List.of());
    }
    AtomicFile whole = new AtomicFile(file);
    try {
      List<Run.Stretch> stretches = write(reader, whole.part());
      whole.publish();
      return new Run(sorted, start, reader.start(), file.toString(), stretches);
    } finally {
      whole.discard();
    }
  }

  private List<Run.Stretch> write(RecordReader reader, Path file)
      throws IOException, MalformedException {
    List<Run.Stretch> stretches = new ArrayList<>();
    SortKeys keys = new SortKeys(sorted.keys(), slice.head().columns());
    SortBuffer buffer = new SortBuffer(memory, slice.query().format());
    try (RunWriter out = new RunWriter(file)) {
      for (boolean more = true; more && reader.start() < slice.to(); more = reader.next()) {
        keys.make(reader);
        if (buffer.isFull(reader, keys)) {
          stretches.add(stretch(buffer, out));
        }
        buffer.add(reader, keys);
      }
      stretches.add(stretch(buffer, out));
    }
    return List.copyOf(stretches);
  }

  private Run.Stretch stretch(SortBuffer buffer, RunWriter out) throws IOException {
    long from = out.size();
    buffer.writeSorted(out, sorted.unique());
    return new Run.Stretch(from, out.size(), out.checksum());
  }
}
