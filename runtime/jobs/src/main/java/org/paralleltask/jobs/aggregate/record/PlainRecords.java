// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds all fields of a record that is in memory and has no quotes, as most are. Eight bytes at a
 * time: most of the run time is spent here.
 */
final class PlainRecords {
  private static final byte QUOTE = '"';
  private static final byte LINE_END = '\n';
  private static final long ONES = 0x0101010101010101L;
  private static final long LINE_ENDS = LINE_END * ONES;
  private static final long LOW_BITS = 0x7f * ONES;
  private static final long HIGH_BITS = ~LOW_BITS;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long delimiters;

  /** Eight quotes; eight line ends, which are looked for anyway, where quotes mean nothing. */
  private final long quoteMarks;

  private final Fields fields;

  /**
   * @param quotes whether those mean something
   * @param fields where what is found is noted
   */
  PlainRecords(byte delimiter, boolean quotes, Fields fields) {
    this.delimiters = delimiter * ONES;
    this.quoteMarks = (quotes ? QUOTE : LINE_END) * ONES;
    this.fields = fields;
  }

  /**
   * Scans a record.
   *
   * @param bytes eight more than the limit, whatever they are
   * @return where the next line begins, from the start of the record; 0 if it is no such record
   */
  int scan(byte[] bytes, int start, int limit) {
    int[] tos = fields.tos();
    int count = 0;
    for (int at = start; at < limit; at += Long.BYTES) {
      long eight = (long) EIGHT_BYTES.get(bytes, at);
      long low = eight & LOW_BITS;
      // A byte's high bit stays clear if it is the one that is looked for.
      long noLine = ((low ^ LINE_ENDS) + LOW_BITS) & ((low ^ quoteMarks) + LOW_BITS);
      long line = ~(noLine | eight) & HIGH_BITS;
      long marks = ~((noLine & ((low ^ delimiters) + LOW_BITS)) | eight) & HIGH_BITS;
      if (count > tos.length - Long.BYTES) {
        return 0; // whoever scans it then has room for any number
      }
      marks &= (line & -line) - 1; // only what is before the end of the line counts
      count = addMarks(marks, tos, count, at - start);
      if (line != 0) {
        int found = at + (Long.numberOfTrailingZeros(line) >> 3);
        return found < limit && bytes[found] == LINE_END ? end(bytes, start, count, found) : 0;
      }
    }
    return 0;
  }

  /**
   * Notes where the marked bytes are. Mostly there are two at most, and how many cannot be foretold
   * by the processor: so two are noted anyway.
   *
   * @param tos has room for eight more
   * @return the count with them
   */
  private static int addMarks(long marks, int[] tos, int count, int at) {
    tos[count] = at + (Long.numberOfTrailingZeros(marks) >> 3);
    long rest = marks & (marks - 1);
    tos[count + 1] = at + (Long.numberOfTrailingZeros(rest) >> 3);
    rest &= rest - 1;
    for (int i = count + 2; rest != 0; rest &= rest - 1) {
      tos[i++] = at + (Long.numberOfTrailingZeros(rest) >> 3);
    }
    return count + Long.bitCount(marks);
  }

  /** Such a record ends at a line end. */
  private int end(byte[] bytes, int start, int count, int found) {
    boolean carriageReturn = found > start && bytes[found - 1] == '\r';
    fields.plain(count, found - start - (carriageReturn ? 1 : 0));
    return found - start + 1;
  }
}
