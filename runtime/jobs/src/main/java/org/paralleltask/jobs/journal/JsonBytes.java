// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.nio.charset.StandardCharsets;

/**
 * Reads JSON where it lies, without a copy of it: what {@link JsonLines} has written, which a
 * checksum vouches for. Lenient where that does no harm; what makes no sense is an {@link
 * IllegalStateException}, never an endless loop. A library's reader would need a text and a buffer
 * for each of a million records, which took longer than to run them.
 */
final class JsonBytes {
  private static final int ASCII = 128;
  private static final String[] SHORT_NAMES = new String[ASCII];

  static {
    for (int c = 0; c < ASCII; c++) {
      SHORT_NAMES[c] = String.valueOf((char) c);
    }
  }

  private final byte[] bytes;
  private final int end;
  private int at;

  /** Reads what is between these places; an object there may lack its last brace. */
  JsonBytes(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  void beginObject() {
    skipComma();
    expect('{');
  }

  void endObject() {
    expect('}');
  }

  void beginArray() {
    skipComma();
    expect('[');
  }

  void endArray() {
    expect(']');
  }

  /** Whether the object or the array goes on. */
  boolean hasNext() {
    if (at < end && bytes[at] == ',') {
      at++;
    }
    return at < end && bytes[at] != ']' && bytes[at] != '}';
  }

  /** The name of a field. */
  String nextName() {
    String name;
    if (at + 2 < end && bytes[at] == '"' && bytes[at + 1] > 0 && bytes[at + 2] == '"') {
      name = SHORT_NAMES[bytes[at + 1]];
      at += 3;
    } else {
      name = nextString();
    }
    expect(':');
    return name;
  }

  /** A whole number. */
  long nextLong() {
    skipComma();
    boolean negative = at < end && bytes[at] == '-';
    at += negative ? 1 : 0;
    int first = at;
    long number = 0;
    for (; at < end && isDigit(bytes[at]); at++) {
      number = number * 10 + bytes[at] - '0';
    }
    if (at == first) {
      throw unexpected();
    }
    return negative ? -number : number;
  }

  /** As {@link #nextLong}, of a number that is known to be small. */
  int nextInt() {
    return Math.toIntExact(nextLong());
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** A text. */
  String nextString() {
    skipComma();
    expect('"');
    int from = at;
    boolean ascii = true;
    while (at < end && bytes[at] != '"' && bytes[at] != '\\') {
      ascii &= bytes[at++] >= 0;
    }
    if (at < end && bytes[at] == '\\') {
      return withEscapes(from);
    }
    String text =
        new String(
            bytes, from, at - from, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    expect('"');
    return text;
  }

  private String withEscapes(int from) {
    StringBuilder text = new StringBuilder();
    int plain = from;
    while (at < end && bytes[at] != '"') {
      if (bytes[at] == '\\') {
        text.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
        at++;
        text.append(escaped());
        plain = at;
      } else {
        at++;
      }
    }
    text.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
    expect('"');
    return text.toString();
  }

  private char escaped() {
    byte c = next();
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (digit() << 12 | digit() << 8 | digit() << 4 | digit());
      default -> throw unexpected();
    };
  }

  private int digit() {
    int digit = Character.digit(next(), 16);
    if (digit < 0) {
      throw unexpected();
    }
    return digit;
  }

  /** Passes over a value of any kind. */
  void skipValue() {
    skipComma();
    int depth = 0;
    do {
      byte c = next();
      if (c == '"') {
        skipText();
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      }
    } while (depth > 0);
    while (at < end && bytes[at] != ',' && bytes[at] != ']' && bytes[at] != '}') {
      at++; // the rest of a number, or of a word
    }
  }

  private void skipText() {
    for (byte c = next(); c != '"'; c = next()) {
      at += c == '\\' ? 1 : 0;
    }
  }

  private void skipComma() {
    if (at < end && bytes[at] == ',') {
      at++;
    }
  }

  private void expect(char c) {
    if (next() != c) {
      throw unexpected();
    }
  }

  private byte next() {
    if (at >= end) {
      throw unexpected();
    }
    return bytes[at++];
  }

  private IllegalStateException unexpected() {
    return new IllegalStateException("no JSON as it was written, at byte " + at);
  }
}
