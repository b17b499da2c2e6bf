// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.aggregate.query.Layout;
import org.paralleltask.jobs.aggregate.record.MalformedException;
import org.paralleltask.jobs.aggregate.record.RecordReader;
import org.paralleltask.jobs.aggregate.record.Slice;
import org.paralleltask.jobs.aggregate.table.Tally;

/**
 * Aggregates the records that begin in a slice.
 *
 * <p>A line that begins in a slice may be the middle of a quoted field of a record that began
 * before it. Nothing in the slice tells; so the first line is taken for a record, and whoever puts
 * the slices together sees when it was none: the slice before ends somewhere else. Then, or when
 * what was read makes no sense, the slice is scanned again from where its first record begins.
 */
final class Scan {
  private final Slice slice;
  private final @Nullable Layout layout;

  Scan(Slice slice) {
    this.slice = slice;
    List<String> columns = slice.head().columns();
    this.layout = columns.isEmpty() ? null : new Layout(columns, slice.query());
  }

  /** Takes the first line that begins in the slice for a record, unless that leads nowhere. */
  Partial guess() throws IOException, MalformedException {
    try (RecordReader reader = open()) {
      if (slice.isFirst()) {
        reader.moveTo(slice.from());
        return scan(reader, reader.next());
      }
      try {
        reader.moveToLine(slice.from());
        return scan(reader, reader.next());
      } catch (MalformedException perhapsNoRecord) {
        return fromStartOfFile(reader);
      }
    }
  }

  /** The first record begins at a position that is known. */
  Partial from(long start) throws IOException, MalformedException {
    try (RecordReader reader = open()) {
      reader.moveTo(start);
      return scan(reader, reader.next());
    }
  }

  private RecordReader open() throws IOException {
    return new RecordReader(slice.file(), slice.query());
  }

  /** Where the first record begins is known of the first one of the file only. */
  Partial fromStartOfFile() throws IOException, MalformedException {
    try (RecordReader reader = open()) {
      return fromStartOfFile(reader);
    }
  }

  private Partial fromStartOfFile(RecordReader reader) throws IOException, MalformedException {
    return scan(reader, reader.nextFrom(slice.head().firstRecord(), slice.from()));
  }

  private Partial scan(RecordReader reader, boolean first) throws IOException, MalformedException {
    long start = reader.start();
    if (layout == null) {
      return new Partial(slice, start, start, 0, new HashMap<>());
    }
    Tally tally = new Tally(slice.query(), layout);
    boolean more = first;
    while (more && reader.start() < slice.to()) {
      tally.add(reader);
      more = reader.next();
    }
    return new Partial(slice, start, reader.start(), tally.records(), tally.cells());
  }
}
