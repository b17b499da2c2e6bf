// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;

/**
 * A program that makes the table with FastCSV as the reader of records: its callback without a
 * record object, and sums in cents. Each file is an item, on two threads.
 */
public final class FastCsvTable {
  private FastCsvTable() {}

  /** Prints the table of the files that are named. */
  public static void main(String[] arguments) {
    Map<String, Sum> all = new TreeMap<>();
    List<Path> files = Stream.of(arguments).map(Path::of).toList();
    Task<Path, Map<String, Sum>> task =
        Task.<Path, Map<String, Sum>>of("table", FastCsvTable::table).workers(2);
    task.map(files).forEach(table -> table.forEach((key, sum) -> all.merge(key, sum, Sum::with)));
    all.forEach((key, sum) -> System.out.println(key + "," + sum.count + "," + sum.cents / 100.0));
  }

  private static Map<String, Sum> table(Path file) throws IOException {
    Rows rows = new Rows();
    try (CsvReader<Rows> reader = CsvReader.builder().build(rows, file)) {
      reader.forEach(row -> row.next());
    }
    return rows.sums;
  }

  /** Of one country. */
  private static final class Sum {
    private long count;
    private long cents;

    private Sum with(Sum other) {
      count += other.count;
      cents += other.cents;
      return this;
    }
  }

  /** Takes the fields of one row after the other. */
  private static final class Rows extends AbstractBaseCsvCallbackHandler<Rows> {
    private static final int COUNTRY = 1;
    private static final int AMOUNT = 3;

    private final Map<String, Sum> sums = new HashMap<>();
    private boolean head = true;
    private String country = "";
    private long cents;

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
      if (index == COUNTRY) {
        country = new String(text, offset, length);
      } else if (index == AMOUNT && !head) {
        cents = cents(text, offset, offset + length);
      }
    }

    private static long cents(char[] text, int from, int to) {
      boolean negative = text[from] == '-';
      long value = 0;
      for (int i = negative ? from + 1 : from; i < to; i++) {
        value = text[i] == '.' ? value : value * 10 + text[i] - '0';
      }
      return negative ? -value : value;
    }

    @Override
    protected @Nullable Rows buildRecord() {
      return this;
    }

    private void next() {
      if (!head) {
        Sum sum = sums.computeIfAbsent(country, any -> new Sum());
        sum.count++;
        sum.cents += cents;
      }
      head = false;
    }
  }
}
