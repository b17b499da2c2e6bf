// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.util.Arrays;
import org.paralleltask.jobs.aggregate.record.RecordReader;

/** Records in memory, which it sorts and writes, one {@link Entry} behind the other. */
final class SortBuffer {
  /** What a record takes beside its bytes: position and prefix, and room to sort them. */
  private static final int OVERHEAD = 2 * (Integer.BYTES + Long.BYTES);

  private final long budget;
  private byte[] bytes = new byte[1 << 16];
  private int size;
  private int[] entries = new int[1 << 10];
  private long[] prefixes = new long[1 << 10];
  private int count;

  /**
   * @param budget how many bytes of memory to use, about; a single record may take more
   */
  SortBuffer(long budget) {
    this.budget = budget;
  }

  /** Whether it has no room for an entry of this length. */
  boolean isFull(int length) {
    return count > 0 && size + (long) length + (count + 1L) * OVERHEAD > budget;
  }

  /**
   * Adds the record that was read.
   *
   * @param maker has made its key
   * @param length of its entry
   */
  void add(RecordReader record, EntryMaker maker, int length) {
    reserve(length + Entry.SPARE);
    maker.write(record, bytes, size);
    entries[count] = size;
    prefixes[count++] = Entry.prefix(bytes, size);
    size += length;
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
