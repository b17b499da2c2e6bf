// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.List;
import java.util.stream.Collectors;

/** Rows as they may stand in a CSV file. */
public final class CsvText {
  private CsvText() {}

  /** A row, without the end of its line. */
  public static String row(List<String> fields) {
    if (fields.size() == 1 && fields.get(0).isEmpty()) {
      return "\"\""; // an empty line is no row
    }
    return fields.stream().map(CsvText::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
  }
}
