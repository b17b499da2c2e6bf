// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.concat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.paralleltask.jobs.aggregate.file.InputChangedException;
import org.paralleltask.jobs.aggregate.file.Version;

/**
 * What of a file goes into another: all from a position on.
 *
 * @param file which
 * @param version what it was when the position was looked for; another one fails
 * @param from the first byte, counted from 0
 */
record Part(Path file, Version version, long from) {
  /** An interrupt is heard of between two of these. */
  private static final long STEP = 64 << 20;

  /**
   * Copies the bytes, without looking at them.
   *
   * @param ensureNewline whether a line end follows if there is none
   * @throws InputChangedException if somebody writes to the file, or removes it
   */
  void appendTo(WritableByteChannel target, boolean ensureNewline) throws IOException {
    version.requireOf(file);
    try {
      copy(target, ensureNewline);
    } catch (NoSuchFileException vanished) {
      version.requireOf(file);
      throw vanished;
    }
    version.requireOf(file);
  }

  private void copy(WritableByteChannel target, boolean ensureNewline) throws IOException {
    try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
      long at = from;
      while (at < version.size()) {
        // From file to file the operating system does this, past the heap.
        long moved = source.transferTo(at, Math.min(version.size() - at, STEP), target);
        if (moved == 0) {
          throw new InputChangedException(file, "became shorter while it was read");
        }
        at += moved;
      }
      if (ensureNewline && at > from && !endsLine(source, at - 1)) {
        target.write(ByteBuffer.wrap(new byte[] {'\n'}));
      }
    }
  }

  private static boolean endsLine(FileChannel source, long last) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    return source.read(one, last) == 1 && one.get(0) == '\n';
  }
}
