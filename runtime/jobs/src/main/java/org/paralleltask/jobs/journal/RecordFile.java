// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Records of items, read again from where they are; fast when one is asked for after the other. Of
 * one thread. It goes on reading the same file when that is removed or replaced.
 */
final class RecordFile implements Closeable {
  private final RandomAccessFile file;
  private final Line line = new Line();
  private byte[] window = new byte[1 << 16];
  private long start;
  private int filled;
  private long next;

  RecordFile(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
  }

  /**
   * The item of the record that begins there.
   *
   * @throws IOException if there is no longer what was written
   */
  ItemEntry read(long offset) throws IOException {
    int at = seek(offset);
    int end = end(at);
    while (end < 0 && more(offset)) {
      at = 0;
      end = end(at);
    }
    if (end < 0) {
      end = filled; // the last line of a file that was cut off just there
    }
    if (!line.read(window, at, end)) {
      throw new IOException("the journal was changed while it was read");
    }
    next = start + end + 1;
    return EntryReader.read(line);
  }

  /** Where the record begins that follows the one that was read last. */
  long next() {
    return next;
  }

  private int seek(long offset) throws IOException {
    if (offset < start || offset >= start + filled) {
      fill(offset);
    }
    return (int) (offset - start);
  }

  private int end(int from) {
    for (int at = from; at < filled; at++) {
      if (window[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** Makes the record begin at the window's start, and the window larger if that is not enough. */
  private boolean more(long offset) throws IOException {
    int before = offset == start ? filled : 0;
    if (before == window.length) {
      window = Arrays.copyOf(window, window.length * 2);
    }
    fill(offset);
    return filled > before;
  }

  private void fill(long offset) throws IOException {
    file.seek(offset);
    start = offset;
    filled = 0;
    int count = 0;
    while (count >= 0 && filled < window.length) {
      count = file.read(window, filled, window.length - filled);
      filled += Math.max(0, count);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
