// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import org.paralleltask.jobs.aggregate.query.Format;
import org.paralleltask.jobs.aggregate.record.MalformedException;
import org.paralleltask.jobs.aggregate.record.RecordReader;

/** Makes an {@link Entry} of the record that was read, with a line end if it has none. */
final class EntryMaker {
  private final SortKeys keys;

  /** Whether a carriage return is a character as any other. */
  private final boolean lines;

  EntryMaker(SortSlice sorted) {
    this.keys = new SortKeys(sorted.keys(), sorted.slice().head().columns());
    this.lines = sorted.slice().query().format() == Format.LINES;
  }

  /**
   * Makes the key.
   *
   * @return how many bytes the entry has
   * @throws MalformedException if the record has too few or too many fields, or one is no number
   */
  int make(RecordReader record) throws MalformedException {
    keys.make(record);
    return Entry.HEADER + keys.length() + length(record) + (isEnded(record) ? 0 : 1);
  }

  private static int length(RecordReader record) {
    return (int) (record.end() - record.start());
  }

  private static boolean isEnded(RecordReader record) {
    return record.bytes()[record.origin() + length(record) - 1] == '\n';
  }

  /**
   * Writes the entry of the record whose key was made last.
   *
   * @param to has room for it, and spare bytes behind it
   */
  void write(RecordReader record, byte[] to, int at) {
    byte[] source = record.bytes();
    int from = record.origin();
    int length = length(record);
    boolean ended = isEnded(record);
    int whole = ended ? length : length + 1;
    Entry.begin(to, at, keys.isWhole() ? -lineEnd(source, from, length) : keys.length(), whole);
    int key = at + Entry.HEADER;
    System.arraycopy(keys.bytes(), 0, to, key, keys.length());
    System.arraycopy(source, from, to, key + keys.length(), length);
    if (!ended) {
      to[key + keys.length() + length] = '\n';
    }
  }

  /** How many bytes at the end of a record are none of its text, when it has a line end. */
  private int lineEnd(byte[] source, int from, int length) {
    boolean carriageReturn =
        !lines
            && length > 1
            && source[from + length - 2] == '\r'
            && source[from + length - 1] == '\n';
    return carriageReturn ? 2 : 1;
  }
}
