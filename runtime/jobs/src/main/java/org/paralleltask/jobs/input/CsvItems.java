// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.spec.ConfigurationException;

/** One item a row; the header has the names of the fields, in any order. */
final class CsvItems extends FileItems {
  private final CloseableIterator<CsvRecord> rows;
  private final Shape shape;
  private final List<String> header;
  private boolean broken;

  private CsvItems(CloseableIterator<CsvRecord> rows, Shape shape, List<String> header) {
    super(rows);
    this.rows = rows;
    this.shape = shape;
    this.header = header;
  }

  static CsvItems open(Path file, Shape shape) throws IOException, ConfigurationException {
    CloseableIterator<CsvRecord> rows =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(reader(file))
            .iterator();
    try {
      List<String> header =
          rows.hasNext() ? rows.next().getFields().stream().map(String::strip).toList() : List.of();
      requireColumns(file, header, shape.names());
      return new CsvItems(rows, shape, header);
    } catch (ConfigurationException | RuntimeException unusable) {
      rows.close();
      throw unusable;
    }
  }

  /** Malformed bytes become the replacement character, by which the row is known as bad. */
  private static Reader reader(Path file) throws IOException {
    Reader reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8), 1 << 16);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static void requireColumns(Path file, List<String> header, List<String> names)
      throws ConfigurationException {
    List<String> unknown = header.stream().filter(name -> !names.contains(name)).toList();
    List<String> missing = names.stream().filter(name -> !header.contains(name)).toList();
    List<String> twice =
        names.stream().filter(name -> header.indexOf(name) != header.lastIndexOf(name)).toList();
    if (!unknown.isEmpty() || !missing.isEmpty() || !twice.isEmpty()) {
      throw new ConfigurationException(
          "The first line of \"%s\" must name the columns %s in any order, but is %s. Missing: %s; unknown: %s%s."
              .formatted(
                  file,
                  names,
                  header,
                  missing,
                  unknown,
                  twice.isEmpty() ? "" : "; twice: " + twice));
    }
  }

  /** The names of the columns, in the order of the file. */
  List<String> header() {
    return header;
  }

  @Override
  @Nullable Candidate read() {
    try {
      return !broken && rows.hasNext() ? candidate(rows.next()) : null;
    } catch (CsvParseException malformed) {
      broken = true; // the reader cannot find the beginning of a next row
      return Candidate.bad("the row after the last", "", "is no CSV: " + malformed.getMessage());
    }
  }

  private Candidate candidate(CsvRecord row) {
    String place = "line " + row.getStartingLineNumber();
    String label = CsvText.row(row.getFields()); // so what failed is written as it was read
    try {
      return Candidate.good(place, label, shape.make(values(row)));
    } catch (BadItemException bad) {
      return Candidate.bad(place, label, String.valueOf(bad.getMessage()));
    }
  }

  private List<Object> values(CsvRecord row) throws BadItemException {
    if (row.getFieldCount() != header.size()) {
      throw new BadItemException(
          "has %d fields, not %d as the header".formatted(row.getFieldCount(), header.size()));
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = shape.names().get(i);
      values.add(shape.convert(i, readable(row.getField(header.indexOf(name)).strip())));
    }
    return values;
  }

  private static String readable(String text) throws BadItemException {
    if (text.indexOf('\0') >= 0) {
      throw new BadItemException("contains a NUL character");
    }
    if (text.indexOf('\uFFFD') >= 0) {
      throw new BadItemException("is not valid UTF-8");
    }
    return text;
  }
}
