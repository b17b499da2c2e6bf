// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.paralleltask.jobs.aggregate.query.Format;
import org.paralleltask.jobs.aggregate.query.Query;

/**
 * What a file says of its records before the first one.
 *
 * @param columns their names, in order
 * @param firstRecord where that begins, in bytes from the start of the file
 */
public record Head(List<String> columns, long firstRecord) {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** Reads the start of a file. */
  public static Head read(Path file, Query query) throws IOException, MalformedException {
    try (RecordReader reader = new RecordReader(file, query)) {
      boolean something = reader.next();
      if (something && startsWithMark(reader)) {
        reader.moveTo(BYTE_ORDER_MARK.length);
        something = reader.next();
      }
      long behind = query.header() && something ? reader.end() : reader.start();
      return new Head(columns(reader, query, something), behind);
    }
  }

  private static boolean startsWithMark(RecordReader reader) {
    int at = reader.origin();
    int end = Math.min(reader.bytes().length, at + BYTE_ORDER_MARK.length);
    return Arrays.equals(reader.bytes(), at, end, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  private static List<String> columns(RecordReader reader, Query query, boolean something) {
    if (query.format() == Format.LINES) {
      return List.of(Format.LINE);
    }
    int columns = something ? reader.fields().count() : 0;
    return query.header()
        ? names(reader, columns)
        : IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList();
  }

  private static List<String> names(RecordReader reader, int columns) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      int from = reader.origin() + reader.fields().from(i);
      int to = reader.origin() + reader.fields().to(i);
      String name = new String(reader.bytes(), from, to - from, StandardCharsets.UTF_8);
      names.add(reader.fields().isEscaped(i) ? name.replace("\"\"", "\"") : name);
    }
    return List.copyOf(names);
  }
}
