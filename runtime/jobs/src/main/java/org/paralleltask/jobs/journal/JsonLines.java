// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes JSON lines byte by byte into one buffer: a million lines a second, no object for any. */
public final class JsonLines implements Closeable {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_DIGITS = 10;

  private final OutputStream out;
  private final boolean forScript;
  private final byte[] buffer = new byte[1 << 16];
  private int used;

  /** Writes to this stream, which it closes. */
  public JsonLines(OutputStream out) {
    this(out, false);
  }

  private JsonLines(OutputStream out, boolean forScript) {
    this.out = out;
    this.forScript = forScript;
  }

  /** For a place inside a page: no text can end its element, or begin another. */
  public static JsonLines forScript(OutputStream out) {
    return new JsonLines(out, true);
  }

  /** Plain ASCII for {@link #raw(byte[])}. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Bytes as they are, fewer than the buffer has: punctuation and names of fields. */
  public JsonLines raw(byte[] bytes) throws IOException {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, used, bytes.length);
    used += bytes.length;
    return this;
  }

  /** What was written elsewhere, as it is. */
  public JsonLines copy(ByteArrayOutputStream bytes) throws IOException {
    flush();
    bytes.writeTo(out);
    return this;
  }

  /** A whole number. */
  public JsonLines number(long value) throws IOException {
    if (value < 0 || value > Integer.MAX_VALUE) {
      return raw(ascii(Long.toString(value)));
    }
    room(MOST_DIGITS);
    int rest = (int) value;
    int at = used + digits(rest);
    used = at;
    do {
      buffer[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    return this;
  }

  private static int digits(int value) {
    int digits = 1;
    for (int rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /** Microseconds as milliseconds with three digits after the point. */
  public JsonLines millis(long micros) throws IOException {
    number(micros / 1000);
    room(4);
    int rest = (int) (micros % 1000);
    buffer[used++] = '.';
    buffer[used++] = (byte) ('0' + rest / 100);
    buffer[used++] = (byte) ('0' + rest / 10 % 10);
    buffer[used++] = (byte) ('0' + rest % 10);
    return this;
  }

  /** Sixteen hexadecimal digits, as a string. */
  public JsonLines hex(long value) throws IOException {
    put('"');
    digits(value);
    put('"');
    return this;
  }

  /** Sixteen hexadecimal digits, without quotes. */
  JsonLines digits(long value) throws IOException {
    room(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      buffer[used++] = HEX[(int) (value >>> shift & 15)];
    }
    return this;
  }

  /** A string of any length and content. */
  public JsonLines string(String text) throws IOException {
    put('"');
    int at = plain(text, 0);
    while (at < text.length()) {
      at = plain(text, special(text, at));
    }
    put('"');
    return this;
  }

  /** Copies characters that stand for themselves, which most texts consist of, up to another. */
  private int plain(String text, int from) throws IOException {
    int end = Math.min(text.length(), from + buffer.length);
    room(end - from);
    int at = from;
    int to = used;
    while (at < end) {
      char c = text.charAt(at);
      if (!isPlain(c)) {
        break;
      }
      buffer[to++] = (byte) c;
      at++;
    }
    used = to;
    return at;
  }

  private boolean isPlain(char c) {
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && !(forScript && c == '<');
  }

  /** Writes the character at this place, or two if they are a pair; returns the place after it. */
  private int special(String text, int at) throws IOException {
    if (Character.isHighSurrogate(text.charAt(at)) && paired(text, at)) {
      utf8(text.substring(at, at + 2));
      return at + 2;
    }
    escaped(text.charAt(at));
    return at + 1;
  }

  private static boolean paired(String text, int high) {
    return high + 1 < text.length() && Character.isLowSurrogate(text.charAt(high + 1));
  }

  private void escaped(char c) throws IOException {
    if (isPlain(c)) {
      put(c); // where the buffer ended
    } else if (c == '"' || c == '\\') {
      put('\\');
      put(c);
    } else if (c > 0x9f && !Character.isSurrogate(c) && c != '\u2028' && c != '\u2029') {
      utf8(String.valueOf(c));
    } else {
      put('\\');
      put('u');
      for (int shift = 12; shift >= 0; shift -= 4) {
        put(HEX[c >>> shift & 15]);
      }
    }
  }

  private void utf8(String text) throws IOException {
    raw(text.getBytes(StandardCharsets.UTF_8));
  }

  private void put(int b) throws IOException {
    room(1);
    buffer[used++] = (byte) b;
  }

  private void room(int bytes) throws IOException {
    if (buffer.length - used < bytes) {
      flush();
    }
  }

  /** Hands over what is in the buffer. */
  public void flush() throws IOException {
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
