// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8, however long, and says of each what is wrong with it. */
final class LineReader implements Closeable {
  /** A longer line is not one that somebody wrote; it must not fill the memory. */
  static final int LONGEST = 64 * 1024;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  LineReader(Path file) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    skipByteOrderMark();
  }

  private void skipByteOrderMark() throws IOException {
    in.mark(3);
    if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
      in.reset();
    }
  }

  /** The next line; null at the end of the file. */
  @Nullable Line next() throws IOException {
    line.reset();
    int first = in.read();
    if (first < 0) {
      return null;
    }
    number++;
    boolean fits = readRest(first);
    return fits ? decoded() : new Line(number, decodedLeniently(), "is longer than 64 kB");
  }

  private boolean readRest(int first) throws IOException {
    long length = 0;
    for (int b = first; b >= 0 && b != '\n'; b = in.read()) {
      if (length++ < LONGEST) {
        line.write(b);
      }
    }
    return length <= LONGEST;
  }

  private Line decoded() {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
      String problem = text.indexOf('\0') >= 0 ? "contains a NUL character" : null;
      return new Line(number, withoutCarriageReturn(text), problem);
    } catch (CharacterCodingException malformed) {
      return new Line(number, decodedLeniently(), "is not valid UTF-8");
    }
  }

  private String decodedLeniently() {
    return Labels.cut(line.toString(UTF_8));
  }

  private static String withoutCarriageReturn(String text) {
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
