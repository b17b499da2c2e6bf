// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.util.Arrays;
import org.paralleltask.jobs.aggregate.query.Format;
import org.paralleltask.jobs.aggregate.record.RecordReader;

/** Records in memory, which it sorts and writes, one {@link Entry} behind the other. */
final class SortBuffer {
  /** What a record takes beside its bytes: position and prefix, and room to sort them. */
  private static final int OVERHEAD = 2 * (Integer.BYTES + Long.BYTES);

  private final long budget;
  private final boolean lines;
  private byte[] bytes = new byte[1 << 16];
  private int size;
  private int[] entries = new int[1 << 10];
  private long[] prefixes = new long[1 << 10];
  private int count;

  /**
   * @param budget how many bytes of memory to use, about; a single record may take more
   * @param format of the records: in lines, a carriage return is a character as any other
   */
  SortBuffer(long budget, Format format) {
    this.budget = budget;
    this.lines = format == Format.LINES;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether it has no room for the record that was read. */
  boolean isFull(RecordReader record, SortKeys keys) {
    long more = record.end() - record.start() + keys.length() + Entry.HEADER;
    return count > 0 && size + more + (count + 1L) * OVERHEAD > budget;
  }

  /**
   * Adds the record that was read, with a line end if it has none.
   *
   * @param keys have made its key
   */
  void add(RecordReader record, SortKeys keys) {
    byte[] source = record.bytes();
    int from = record.origin();
    int length = (int) (record.end() - record.start());
    boolean ended = source[from + length - 1] == '\n';
    int whole = ended ? length : length + 1;
    reserve(Entry.HEADER + keys.length() + whole + Entry.SPARE);
    Entry.begin(
        bytes, size, keys.isWhole() ? -lineEnd(source, from, length) : keys.length(), whole);
    int at = size + Entry.HEADER;
    System.arraycopy(keys.bytes(), 0, bytes, at, keys.length());
    System.arraycopy(source, from, bytes, at + keys.length(), length);
    if (!ended) {
      bytes[at + keys.length() + length] = '\n';
    }
    entries[count] = size;
    prefixes[count++] = Entry.prefix(bytes, size);
    size = at + keys.length() + whole;
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

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), doubled(bytes.length)));
    }
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, count * 2);
      prefixes = Arrays.copyOf(prefixes, count * 2);
    }
  }

  private static int doubled(int length) {
    return (int) Math.min(length * 2L, Integer.MAX_VALUE - 8);
  }

  /**
   * Writes all records in their order, and forgets them.
   *
   * @param unique whether of records with equal keys only the first one is written
   */
  void writeSorted(RunWriter out, boolean unique) throws IOException {
    new StableSort(bytes, entries, prefixes, count).sort();
    for (int i = 0; i < count; i++) {
      if (!unique || i == 0 || Entry.compare(bytes, entries[i - 1], bytes, entries[i]) != 0) {
        out.write(bytes, entries[i], Entry.length(bytes, entries[i]));
      }
    }
    size = 0;
    count = 0;
  }
}
