// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.util.Arrays;
import org.paralleltask.jobs.aggregate.query.Format;
import org.paralleltask.jobs.aggregate.record.MalformedException;
import org.paralleltask.jobs.aggregate.record.RecordReader;
import org.paralleltask.jobs.aggregate.record.Slice;

/** Reads records where they are, and makes entries of them. */
final class RangeCursor extends Cursor {
  private final Slice slice;
  private final long to;
  private final RecordReader reader;
  private final EntryMaker maker;
  private byte[] made = new byte[1 << 10];

  /**
   * Stands before the first record.
   *
   * @param size how much is read at a time, in bytes
   */
  RangeCursor(Range range, int size) throws IOException {
    this.slice = range.of().slice();
    this.to = range.to();
    this.maker = new EntryMaker(range.of());
    this.reader = open(slice, size);
    reader.moveTo(range.from());
  }

  /** Opens the file of a slice; empty lines are lines, too, and no records of tables. */
  static RecordReader open(Slice slice, int size) throws IOException {
    boolean lines = slice.query().format() == Format.LINES;
    return new RecordReader(slice.file(), slice.query(), !lines, size);
  }

  /**
   * Goes to the next record; behind the last one, {@link #isOver}.
   *
   * @throws MalformedException if it is none, or has no such key
   */
  void read() throws IOException, MalformedException {
    if (!reader.next() || reader.start() >= to) {
      end();
      return;
    }
    int length = maker.make(reader) + Entry.SPARE;
    if (made.length < length) {
      made = Arrays.copyOf(made, length * 2);
    }
    maker.write(reader, made, 0);
    stand(made, 0);
  }

  @Override
  void next() throws IOException {
    try {
      read();
    } catch (MalformedException changed) {
      slice.version().requireOf(slice.file());
      throw new IOException(slice.file() + ", " + changed.getMessage(), changed);
    }
    if (isOver()) {
      slice.version().requireOf(slice.file());
    }
  }

  /** Where the record begins in the file; behind the last one, where that ends. */
  long start() {
    return reader.start();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
