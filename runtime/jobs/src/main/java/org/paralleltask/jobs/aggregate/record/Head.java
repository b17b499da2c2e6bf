// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /**
   * Reads the start of a file.
   *
   * @throws MalformedException if it has no records that can be read, as when it is packed
   */
  public static Head read(Path file, Query query) throws IOException, MalformedException {
    try (RecordReader reader = new RecordReader(file, query)) {
      requireUnpacked(reader);
      if (reader.startsWith(BYTE_ORDER_MARK)) {
        reader.moveTo(BYTE_ORDER_MARK.length);
      }
      boolean something = reader.next();
      long behind = query.header() && something ? reader.end() : reader.start();
      return new Head(columns(reader, query, something), behind);
    }
  }

  private static void requireUnpacked(RecordReader reader) throws IOException, MalformedException {
    boolean gzip = reader.startsWith(GZIP);
    if (gzip || reader.startsWith(ZIP)) {
      throw new MalformedException(
          0,
          "the file is packed with %s. Unpack it first, and name what comes out."
              .formatted(gzip ? "gzip" : "zip"));
    }
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
