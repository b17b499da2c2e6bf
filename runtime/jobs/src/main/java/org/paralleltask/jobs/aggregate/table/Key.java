// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values that make a group, as bytes: a single one as it is, several each with its length
 * before it. Used again and again.
 */
final class Key {
  private final boolean single;
  private byte[] bytes = new byte[256];
  private int length;

  /**
   * @param parts how many values make a group
   */
  Key(int parts) {
    this.single = parts == 1;
  }

  void clear() {
    length = 0;
  }

  /** Appends a field; doubled quotes in it become one. */
  void add(byte[] source, int from, int to, boolean escaped) {
    reserve(to - from + Integer.BYTES + Long.BYTES);
    int begin = single ? length : length + Integer.BYTES;
    int size = escaped ? unescape(source, from, to, begin) : copy(source, from, to, begin);
    if (!single) {
      ByteBuffer.wrap(bytes).putInt(length, size);
    }
    length = begin + size;
  }

  private int copy(byte[] source, int from, int to, int at) {
    System.arraycopy(source, from, bytes, at, to - from);
    return to - from;
  }

  private int unescape(byte[] source, int from, int to, int at) {
    int size = 0;
    for (int i = from; i < to; i++) {
      bytes[at + size++] = source[i];
      if (source[i] == '"') {
        i++;
      }
    }
    return size;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }

  /** The key, and eight bytes more, at least. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** The values of a key that was made so; they are UTF-8. */
  List<String> values(byte[] key) {
    if (single) {
      return List.of(text(ByteBuffer.wrap(key)));
    }
    List<String> values = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(key);
    while (rest.hasRemaining()) {
      int size = rest.getInt();
      ByteBuffer value = rest.slice(rest.position(), size);
      values.add(text(value));
      rest.position(rest.position() + size);
    }
    return List.copyOf(values);
  }

  private static String text(ByteBuffer value) {
    return StandardCharsets.UTF_8.decode(value).toString();
  }
}
