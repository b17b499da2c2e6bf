// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Writes a file from its start, much at a time, and tells the checksum of what it has written. */
final class RunWriter implements Closeable {
  private static final int SIZE = 1 << 18;

  private final FileChannel file;
  private final byte[] buffer = new byte[SIZE];
  private final CRC32C checksum = new CRC32C();
  private int filled;
  private long flushed;

  /** What was in the file is gone. */
  RunWriter(Path file) throws IOException {
    this.file =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  void write(byte[] bytes, int from, int length) throws IOException {
    if (length > SIZE - filled) {
      flush();
    }
    if (length > SIZE) {
      write(ByteBuffer.wrap(bytes, from, length));
      return;
    }
    System.arraycopy(bytes, from, buffer, filled, length);
    filled += length;
  }

  private void flush() throws IOException {
    write(ByteBuffer.wrap(buffer, 0, filled));
    filled = 0;
  }

  private void write(ByteBuffer bytes) throws IOException {
    checksum.update(bytes.duplicate());
    flushed += bytes.remaining();
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** How much has been written. */
  long size() {
    return flushed + filled;
  }

  /** The checksum of what has been written since this was asked the last time. */
  long checksum() throws IOException {
    flush();
    long value = checksum.getValue();
    checksum.reset();
    return value;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      flush();
    }
  }
}
