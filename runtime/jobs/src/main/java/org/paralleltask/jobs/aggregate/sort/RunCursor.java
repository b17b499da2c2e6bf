// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Reads sorted records from a file, one after the other, and makes sure that they are whole. */
final class RunCursor extends Cursor {
  private final Path path;
  private final FileChannel file;
  private final Run.Stretch stretch;
  private final CRC32C checksum = new CRC32C();
  private byte[] bytes;

  /** Where to read on in the file. */
  private long at;

  private int limit;
  private int next;

  /**
   * Stands before the first record.
   *
   * @param size how much is read at a time, in bytes
   */
  RunCursor(Path path, Run.Stretch stretch, int size) throws IOException {
    this.path = path;
    this.file = FileChannel.open(path, StandardOpenOption.READ);
    this.stretch = stretch;
    this.at = stretch.from();
    this.bytes = new byte[size + Entry.SPARE];
  }

  @Override
  void next() throws IOException {
    if (next == limit && at == stretch.to()) {
      requireWhole();
      end();
      return;
    }
    require(Entry.HEADER);
    int length = Entry.length(bytes, next);
    if (length < Entry.HEADER || length - (long) (limit - next) > stretch.to() - at) {
      throw damaged();
    }
    require(length);
    stand(bytes, next);
    next += length;
  }

  private void requireWhole() throws IOException {
    if (checksum.getValue() != stretch.checksum()) {
      throw damaged();
    }
  }

  private IOException damaged() {
    return new IOException(
        "%s is not as it was written. Run again with -Dparallel.rerun=all.".formatted(path));
  }

  /** Reads until there are so many bytes of the next entry; what is before it makes room. */
  private void require(int length) throws IOException {
    if (limit - next >= length) {
      return;
    }
    System.arraycopy(bytes, next, bytes, 0, limit - next);
    limit -= next;
    next = 0;
    if (length > bytes.length - Entry.SPARE) {
      bytes = Arrays.copyOf(bytes, length + Entry.SPARE);
    }
    while (limit < length) {
      fill();
    }
  }

  private void fill() throws IOException {
    int room = (int) Math.min(bytes.length - Entry.SPARE - limit, stretch.to() - at);
    int read = room == 0 ? -1 : file.read(ByteBuffer.wrap(bytes, limit, room), at);
    if (read < 0) {
      throw damaged();
    }
    checksum.update(bytes, limit, read);
    limit += read;
    at += read;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
