// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;

/** Goes through the lines of a journal, good and bad ones, whatever is in the file. */
final class JournalLines implements Closeable {
  /** No record is that long; what looks like one is no journal. */
  private static final int LONGEST = 1 << 26;

  private final FileInputStream in;
  private final Line line = new Line();
  private byte[] bytes = new byte[1 << 18];
  private int start;
  private int next;
  private int filled;
  private boolean good;
  private long read;
  private long number;

  JournalLines(Path file) throws IOException {
    in = new FileInputStream(file.toFile());
  }

  /** Goes to the next line; whether there is one. */
  boolean next() throws IOException {
    start = next;
    int end = findEnd();
    if (end == start && filled == end) {
      return false;
    }
    good = line.read(bytes, start, end);
    next = Math.min(end + 1, filled);
    number++;
    return true;
  }

  /** Where the line ends, which begins at {@code start}; reads on as far as that. */
  private int findEnd() throws IOException {
    int at = start;
    while (true) {
      for (; at < filled; at++) {
        if (bytes[at] == '\n') {
          return at;
        }
      }
      int seen = at - start;
      if (seen >= LONGEST || !fill()) {
        return filled;
      }
      at = start + seen;
    }
  }

  /** Reads more, behind what is there of the line; whether there was more. */
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, filled - start);
      filled -= start;
      start = 0;
    }
    if (filled == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    int count = in.read(bytes, filled, bytes.length - filled);
    filled += Math.max(0, count);
    read += Math.max(0, count);
    return count > 0;
  }

  /** Whether the line is a record as it was written. */
  boolean isGood() {
    return good;
  }

  /** The record, valid until the next one is read. */
  Line line() {
    return line;
  }

  /** Its number in the file, from 1. */
  long number() {
    return number;
  }

  /** Where it begins in the file. */
  long offset() {
    return read - filled + start;
  }

  /** Where the next one begins. */
  long nextOffset() {
    return read - filled + next;
  }

  /** Copies it as it is, with an end of line. */
  int copyTo(OutputStream out) throws IOException {
    int end = next > start && bytes[next - 1] == '\n' ? next - 1 : next;
    out.write(bytes, start, end - start);
    out.write('\n');
    return end - start + 1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
