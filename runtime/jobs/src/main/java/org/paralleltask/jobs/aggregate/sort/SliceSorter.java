// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltask.jobs.aggregate.record.MalformedException;
import org.paralleltask.jobs.aggregate.record.RecordReader;
import org.paralleltask.jobs.aggregate.record.Slice;
import org.paralleltask.jobs.report.AtomicFile;

/**
 * Sorts the records that begin in a slice. The first line is taken for a record unless that leads
 * nowhere; whoever puts the runs together sees when it was none.
 */
final class SliceSorter {
  private static final int BUFFER = 1 << 18;

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
    return RangeCursor.open(slice, BUFFER);
  }

  private Run sort(RecordReader reader, boolean more) throws IOException, MalformedException {
    long start = reader.start();
    if (!more || start >= slice.to()) {
      return new Run(sorted, start, Run.NOT_IN_PLACE, start, List.of());
    }
    Optional<Run> inPlace = inPlace(start);
    return inPlace.isPresent() ? inPlace.get() : written(reader);
  }

  /**
   * What is in order already need not be written: it is merged from where it is. One that is not
   * mostly shows it soon.
   */
  private Optional<Run> inPlace(long start) throws IOException, MalformedException {
    LastEntry before = new LastEntry();
    try (RangeCursor records = new Range(sorted, start, slice.to()).open(BUFFER)) {
      long last = start;
      for (records.read(); !records.isOver(); records.read()) {
        if (!before.isNotBehind(records.bytes(), records.entry())) {
          return Optional.empty();
        }
        before.set(records.bytes(), records.entry());
        last = records.start();
      }
      return Optional.of(new Run(sorted, start, last, records.start(), List.of()));
    }
  }

  private Run written(RecordReader reader) throws IOException, MalformedException {
    long start = reader.start();
    AtomicFile whole = new AtomicFile(sorted.file(start));
    try {
      List<Run.Stretch> stretches = write(reader, whole.part());
      whole.publish();
      return new Run(sorted, start, Run.NOT_IN_PLACE, reader.start(), stretches);
    } finally {
      whole.discard();
    }
  }

  private List<Run.Stretch> write(RecordReader reader, Path file)
      throws IOException, MalformedException {
    List<Run.Stretch> stretches = new ArrayList<>();
    EntryMaker maker = new EntryMaker(sorted);
    SortBuffer buffer = new SortBuffer(memory);
    try (RunWriter out = new RunWriter(file)) {
      for (boolean more = true; more && reader.start() < slice.to(); more = reader.next()) {
        int length = maker.make(reader);
        if (buffer.isFull(length)) {
          stretches.add(stretch(buffer, out));
        }
        buffer.add(reader, maker, length);
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
