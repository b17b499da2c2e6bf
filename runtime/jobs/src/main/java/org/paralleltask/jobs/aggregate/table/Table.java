// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.jobs.aggregate.query.Measure;
import org.paralleltask.jobs.aggregate.query.Query;
import org.paralleltask.jobs.input.GlobFiles;

/** Writes what has come out as CSV: a header, then the groups in the order of their keys. */
public final class Table {
  private static final Comparator<List<String>> BY_KEY =
      (a, b) ->
          IntStream.range(0, a.size())
              .map(i -> GlobFiles.BY_CODE_POINT.compare(a.get(i), b.get(i)))
              .filter(order -> order != 0)
              .findFirst()
              .orElse(0);

  private final Query query;

  /** For what has come out of a query. */
  public Table(Query query) {
    this.query = query;
  }

  /** The CSV of groups with their values, in whatever order they are. */
  public String text(Map<List<String>, List<Cell>> groups) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(header());
      groups.entrySet().stream()
          .sorted(Map.Entry.comparingByKey(BY_KEY))
          .forEach(group -> csv.writeRecord(row(group.getKey(), group.getValue())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private List<String> header() {
    return Stream.concat(query.groupBy().stream(), query.measures().stream().map(Measure::text))
        .toList();
  }

  private List<String> row(List<String> key, List<Cell> cells) {
    List<String> row = new ArrayList<>(key);
    for (int i = 0; i < cells.size(); i++) {
      row.add(cells.get(i).text(query.measures().get(i).function()));
    }
    return row;
  }
}
