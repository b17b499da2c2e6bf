// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.paralleltask.jobs.input.ListFile;
import org.paralleltask.jobs.journal.SecretField;

/**
 * Reads what a journal must not hold where it stands: in the list that the run was over, as long as
 * that is the same, byte for byte. Remembers what it has read; used by one thread.
 */
final class SecretFields {
  private final Map<SecretField, Map<Long, String>> lists = new HashMap<>();

  /** The field; empty if the list has changed or is gone. */
  Optional<String> read(SecretField field) {
    SecretField list = new SecretField(field.file(), field.sha256(), 0, field.column());
    Map<Long, String> fields = lists.computeIfAbsent(list, SecretFields::fields);
    return Optional.ofNullable(fields.get(field.line())).filter(text -> !text.isEmpty());
  }

  /** By their lines. */
  private static Map<Long, String> fields(SecretField list) {
    try {
      ListFile file = ListFile.read(Path.of(list.file()));
      if (!file.sha256().equals(list.sha256())) {
        return Map.of();
      }
      return list.column().isEmpty() ? lines(file.text()) : column(file.text(), list.column());
    } catch (IOException | CsvParseException gone) {
      return Map.of();
    }
  }

  private static Map<Long, String> lines(String text) {
    Map<Long, String> lines = new HashMap<>();
    long number = 0;
    for (String line : text.split("\n", -1)) {
      lines.put(++number, line.strip());
    }
    return lines;
  }

  private static Map<Long, String> column(String text, String name) throws IOException {
    Map<Long, String> fields = new HashMap<>();
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder().allowMissingFields(true).allowExtraFields(true).ofCsvRecord(text)) {
      int at = -1;
      for (CsvRecord row : rows) {
        if (at >= 0 && at < row.getFieldCount()) {
          fields.put(row.getStartingLineNumber(), row.getField(at).strip());
        }
        at = at < 0 ? indexOf(name, row.getFields()) : at;
      }
    }
    return fields;
  }

  private static int indexOf(String name, List<String> header) {
    return header.stream()
        .map(field -> field.strip().toLowerCase(Locale.ROOT))
        .toList()
        .indexOf(name);
  }
}
