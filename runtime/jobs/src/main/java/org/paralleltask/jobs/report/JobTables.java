// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.List;
import org.paralleltask.jobs.journal.Table;

/** What the job itself tells of its run, on the page. */
final class JobTables {
  private static final int LONGEST_TEXT = 300;

  private JobTables() {}

  /** A section for each table; nothing if there is none. */
  static String of(List<Table> tables) {
    Html html = new Html();
    tables.forEach(table -> section(html, table));
    return html.toString();
  }

  private static void section(Html html, Table table) {
    html.raw("<section class=\"of-job\" id=\"of-job-").text(table.name()).raw("\"><h2>");
    html.text(table.title()).raw(" <small>");
    html.text(Figures.count(table.total())).raw("</small></h2>");
    html.raw("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
    for (Table.Column column : table.columns()) {
      html.element(isText(column) ? "th" : "th class=\"n\"", column.title());
    }
    html.raw("</tr></thead><tbody>");
    table.rows().forEach(row -> row(html, table.columns(), row));
    html.raw("</tbody></table></div>");
    if (table.total() > table.rows().size()) {
      html.element("p class=\"more\"", "The first " + table.rows().size() + " are shown.");
    }
    html.raw("</section>");
  }

  private static boolean isText(Table.Column column) {
    return column.unit() == Table.Unit.TEXT;
  }

  private static void row(Html html, List<Table.Column> columns, List<Object> cells) {
    html.raw("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      Table.Column column = columns.get(i);
      html.element(
          isText(column) ? "td class=\"label\"" : "td class=\"n\"", cell(column, cells.get(i)));
    }
    html.raw("</tr>");
  }

  private static String cell(Table.Column column, Object cell) {
    if (!(cell instanceof Long number)) {
      return Printable.shortened(cell.toString(), LONGEST_TEXT);
    }
    return switch (column.unit()) {
      case TEXT, COUNT -> Figures.count(number);
      case BYTES -> Figures.bytes(number);
      case MILLIS -> number == 0 ? "" : Figures.duration(number * 1000);
    };
  }
}
