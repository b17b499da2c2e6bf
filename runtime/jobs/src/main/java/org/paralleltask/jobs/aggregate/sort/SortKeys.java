// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.paralleltask.jobs.aggregate.query.Layout;
import org.paralleltask.jobs.aggregate.record.Decimal;
import org.paralleltask.jobs.aggregate.record.MalformedException;
import org.paralleltask.jobs.aggregate.record.RecordReader;

/**
 * Makes of a record the bytes that it is sorted by: compared as unsigned bytes, the shorter of two
 * that begin alike first, they have the order that is asked for. So nothing but bytes is compared,
 * whatever the columns are.
 */
final class SortKeys {
  private static final byte ZERO = 0;
  private static final byte ZERO_ITSELF = (byte) 0xff;
  private static final int MOST_OF_NUMBER = 16;

  private final List<SortKey> keys;
  private final int[] positions;
  private final int columns;
  private final Decimal decimal = new Decimal();
  private byte[] bytes = new byte[1 << 10];
  private int length;

  /**
   * @param names of the columns, in the order of the file
   * @throws IllegalArgumentException if there is no such column
   */
  SortKeys(List<SortKey> keys, List<String> names) {
    this.keys = keys;
    this.columns = names.size();
    this.positions = keys.stream().mapToInt(key -> Layout.position(key.column(), names)).toArray();
  }

  /** Whether records are sorted by all that is in them, and so are their own keys. */
  boolean isWhole() {
    return keys.isEmpty();
  }

  /**
   * Makes the key of the record that was read; an empty one if the record is its own.
   *
   * @throws MalformedException if it has too few or too many fields, or one is no number
   */
  void make(RecordReader record) throws MalformedException {
    length = 0;
    if (isWhole()) {
      return;
    }
    requireColumns(record);
    for (int i = 0; i < positions.length; i++) {
      int begin = length;
      boolean last = i == positions.length - 1;
      add(record, keys.get(i), positions[i], last && !keys.get(i).descending());
      if (keys.get(i).descending()) {
        NumberKey.invert(bytes, begin, length);
      }
    }
  }

  private void requireColumns(RecordReader record) throws MalformedException {
    if (record.fields().count() != columns) {
      throw MalformedException.ofFields(record, columns);
    }
  }

  private void add(RecordReader record, SortKey key, int field, boolean open)
      throws MalformedException {
    int from = record.origin() + record.fields().from(field);
    int to = record.origin() + record.fields().to(field);
    reserve(2 * (to - from) + MOST_OF_NUMBER);
    if (!key.number()) {
      addText(record.bytes(), from, to, record.fields().isEscaped(field));
      if (!open) { // what follows must not be compared with a longer text
        bytes[length++] = ZERO;
        bytes[length++] = ZERO;
      }
    } else if (from == to) {
      bytes[length++] = NumberKey.NOTHING;
    } else if (decimal.read(record.bytes(), from, to)) {
      length = NumberKey.write(decimal, bytes, length);
    } else {
      throw noNumber(record, key, from, to);
    }
  }

  /** A zero byte is marked, so that none of them ends a text. */
  private void addText(byte[] source, int from, int to, boolean escaped) {
    for (int i = from; i < to; i++) {
      byte one = source[i];
      bytes[length++] = one;
      if (one == ZERO) {
        bytes[length++] = ZERO_ITSELF;
      } else if (escaped && one == '"') {
        i++;
      }
    }
  }

  private static MalformedException noNumber(RecordReader record, SortKey key, int from, int to) {
    String text = new String(record.bytes(), from, Math.min(40, to - from), StandardCharsets.UTF_8);
    return new MalformedException(
        record.start() + from - record.origin(),
        "\"%s\" is no number, but records are sorted by \"%s\" as numbers"
            .formatted(text, key.column()));
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
