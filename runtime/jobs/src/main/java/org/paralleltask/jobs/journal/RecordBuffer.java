// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Whole records in memory, each with a checksum at its end, until they are written all at once. */
final class RecordBuffer extends OutputStream {
  static final byte[] CHECKSUM = ",\"c\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** {@code ,"c":"5f1d02aa"}} and the end of the line. */
  private static final int END_BYTES = CHECKSUM.length + 8 + 3;

  private final CRC32 crc = new CRC32();
  private byte[] bytes = new byte[1 << 16];
  private int size;

  /** Only in memory, whatever the size. */
  @Override
  public void write(byte[] part, int from, int length) {
    reserve(length);
    System.arraycopy(part, from, bytes, size, length);
    crc.update(part, from, length);
    size += length;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }

  /** What was written since the last call is a record, but for its closing brace. */
  void endRecord() {
    int sum = (int) crc.getValue();
    crc.reset();
    reserve(END_BYTES);
    System.arraycopy(CHECKSUM, 0, bytes, size, CHECKSUM.length);
    size += CHECKSUM.length;
    for (int shift = 28; shift >= 0; shift -= 4) {
      bytes[size++] = HEX[sum >>> shift & 15];
    }
    bytes[size++] = '"';
    bytes[size++] = '}';
    bytes[size++] = '\n';
  }

  int size() {
    return size;
  }

  /** Writes all records in one go, and is empty after that, unless they could not be written. */
  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }
}
