// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.paralleltask.jobs.aggregate.query.Query;

/**
 * Reads the records of a CSV file as RFC 4180 has it, from any position on, and tells where their
 * fields are instead of making objects of them. Lines end with LF or CRLF; empty lines are no
 * records.
 */
public final class RecordReader implements Closeable {
  /** A record must fit into memory; where one does not, a quote is open, or it is no such file. */
  private static final int LONGEST = 64 << 20;

  private static final int FIRST_SIZE = 1 << 18;
  private static final byte QUOTE = '"';
  private static final byte LINE_END = '\n';
  private static final long ONES = 0x0101010101010101L;
  private static final long LINE_ENDS = LINE_END * ONES;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final FileChannel file;
  private final byte delimiter;
  private final long delimiters;
  private final boolean quotes;
  private final boolean skipsEmptyLines;

  /** Eight bytes longer than it may be filled, so that eight can be looked at anywhere. */
  private byte[] buffer;

  /** Where in the file the buffer begins, and how much of it is filled. */
  private long bufferAt;

  private int limit;

  /**
   * The record is in the buffer from {@code start} to {@code next}; fields count from its start.
   */
  private int start;

  private int next;
  private final Fields fields = new Fields();
  private final PlainRecords plain;

  /** Opens a file and stands at its start; empty lines are no records. */
  public RecordReader(Path file, Query query) throws IOException {
    this(file, query, true, FIRST_SIZE);
  }

  /**
   * Opens a file and stands at its start.
   *
   * @param skipsEmptyLines whether those are no records
   * @param size how much is read at a time, in bytes; more where a record needs it
   */
  public RecordReader(Path file, Query query, boolean skipsEmptyLines, int size)
      throws IOException {
    this.skipsEmptyLines = skipsEmptyLines;
    this.buffer = new byte[size + Long.BYTES];
    this.file = FileChannel.open(file, StandardOpenOption.READ);
    this.delimiter = (byte) query.delimiter();
    this.delimiters = delimiter * ONES;
    this.quotes = query.format().hasQuotes();
    this.plain = new PlainRecords(delimiter, quotes, fields);
  }

  /** Whether the file starts with these bytes; asked before anything else is. */
  boolean startsWith(byte[] bytes) throws IOException {
    int at = 0;
    while (at < bytes.length && has(at) && buffer[at] == bytes[at]) {
      at++;
    }
    return at == bytes.length;
  }

  /** Goes on at a position of the file where a line begins. */
  public void moveTo(long position) {
    bufferAt = position;
    limit = 0;
    start = 0;
    next = 0;
  }

  /** Goes on at the first line that begins at a position of the file, or behind it. */
  public void moveToLine(long position) throws IOException {
    moveTo(Math.max(0, position - 1));
    if (position > 0) {
      next = lineEnd();
    }
  }

  private int lineEnd() throws IOException {
    int at = 0;
    while (start + at < limit || fill()) {
      if (buffer[start + at++] == LINE_END) {
        return start + at;
      }
      if (at >= FIRST_SIZE) { // what was passed over need not be kept
        start += at;
        at = 0;
      }
    }
    return limit;
  }

  /**
   * Reads the next record.
   *
   * @return false at the end of the file
   * @throws MalformedException if a quote stands where none may, or is not closed
   */
  public boolean next() throws IOException, MalformedException {
    do {
      start = next;
      if (start == limit && !fill()) {
        return false;
      }
      int plainLength = plain.scan(buffer, start, limit);
      int length = plainLength > 0 ? plainLength : scan(); // which may move the start
      next = start + length;
    } while (skipsEmptyLines && fields.count() == 1 && fields.to(0) == 0);
    return true;
  }

  /**
   * Reads all records from one that begins at a position of the file to the first one that begins
   * at another or behind it.
   *
   * @return false at the end of the file
   * @throws MalformedException if a quote stands where none may, or is not closed
   */
  public boolean nextFrom(long begin, long position) throws IOException, MalformedException {
    moveTo(begin);
    boolean more = next();
    while (more && start() < position) {
      more = next();
    }
    return more;
  }

  /** Where the record begins in the file; at its end, where that is. */
  public long start() {
    return bufferAt + start;
  }

  /** Where what follows the record begins in the file. */
  public long end() {
    return bufferAt + next;
  }

  /** The fields of the record, whose positions count from {@link #origin}. */
  public Fields fields() {
    return fields;
  }

  /** The bytes of the record. They are others after the next one is read. */
  public byte[] bytes() {
    return buffer;
  }

  /** Where in the bytes the record begins. */
  public int origin() {
    return start;
  }

  /** Finds all fields, and returns where the next line begins, from the start of the record. */
  private int scan() throws IOException, MalformedException {
    fields.clear();
    int at = 0;
    while (true) {
      boolean quoted = quotes && has(at) && buffer[start + at] == QUOTE;
      int end = quoted ? quoted(at) : unquoted(at);
      if (!has(end) || buffer[start + end] == LINE_END) {
        endLine(at, end, quoted);
        return has(end) ? end + 1 : end;
      }
      if (!quoted) {
        fields.add(at, end, false);
      }
      at = end + 1;
    }
  }

  private void endLine(int at, int end, boolean quoted) {
    if (!quoted) {
      boolean carriageReturn = end > at && buffer[start + end - 1] == '\r';
      fields.add(at, carriageReturn ? end - 1 : end, false);
    }
  }

  /** Whether there is a byte at this distance from the start of the record. */
  private boolean has(int at) throws IOException {
    return start + at < limit || fill();
  }

  /** The end of a field without quotes: a delimiter, the end of the line, or that of the file. */
  private int unquoted(int from) throws IOException {
    int at = from;
    do {
      int found = find(start + at);
      if (found < limit) {
        return found - start;
      }
      at = limit - start;
    } while (fill());
    return at;
  }

  /** The first delimiter or line end; not below {@code limit} if there is none. */
  private int find(int from) {
    byte[] bytes = buffer;
    int end = limit;
    for (int i = from; i < end; i += Long.BYTES) {
      long eight = (long) EIGHT_BYTES.get(bytes, i);
      long found = zeros(eight ^ delimiters) | zeros(eight ^ LINE_ENDS);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    return end;
  }

  /** Marks the bytes that are zero; above the first of them, others may be marked, too. */
  private static long zeros(long bytes) {
    return bytes - ONES & ~bytes & ONES << 7;
  }

  /** Notes a field in quotes, and returns what follows it. */
  private int quoted(int from) throws IOException, MalformedException {
    boolean escapes = false;
    int at = from + 1;
    while (true) {
      at = quote(at, from);
      if (!has(at + 1) || buffer[start + at + 1] != QUOTE) {
        break;
      }
      escapes = true;
      at += 2;
    }
    fields.add(from + 1, at, escapes);
    return behindQuote(at + 1);
  }

  private int quote(int from, int opened) throws IOException, MalformedException {
    for (int at = from; has(at); at++) {
      if (buffer[start + at] == QUOTE) {
        return at;
      }
    }
    throw new MalformedException(start() + opened, "a quote is not closed");
  }

  private int behindQuote(int at) throws IOException, MalformedException {
    int end = has(at) && buffer[start + at] == '\r' ? at + 1 : at;
    if (has(end) && buffer[start + end] != LINE_END && buffer[start + at] != delimiter) {
      throw new MalformedException(start() + at, "a closing quote is followed by text");
    }
    return end;
  }

  /** Reads more behind what is there; what stands before the record makes room. */
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      bufferAt += start;
      limit -= start;
      start = 0;
    }
    if (limit == buffer.length - Long.BYTES) {
      grow();
    }
    int read =
        file.read(
            ByteBuffer.wrap(buffer, limit, buffer.length - Long.BYTES - limit), bufferAt + limit);
    limit += Math.max(0, read);
    return read > 0;
  }

  private void grow() throws IOException {
    if (buffer.length >= LONGEST) {
      throw new IOException(
          "a record at byte %d is larger than %d MB; is a quote not closed?"
              .formatted(start(), LONGEST >> 20));
    }
    buffer = Arrays.copyOf(buffer, buffer.length * 2);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
