// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.List;

/**
 * What a job tells of its run beside what is told of every run, such as what it knows of hosts.
 *
 * @param name for programs, in camel case
 * @param title for people
 * @param columns at least one
 * @param rows the most important first, each with a cell for each column: a text, or a {@code Long}
 * @param total how many rows there would be if none had been left out
 */
public record Table(
    String name, String title, List<Column> columns, List<List<Object>> rows, long total) {
  /** More would be felt in every report, and looked through by nobody. */
  public static final int MOST_ROWS = 500;

  /**
   * What the cells below it are.
   *
   * @param name for programs, in camel case
   * @param title for people
   */
  public record Column(String name, String title, Unit unit) {}

  /** What is counted. */
  public enum Unit {
    /** Nothing: a text. */
    TEXT,
    /** A number of anything. */
    COUNT,
    /** A size. */
    BYTES,
    /** A time. */
    MILLIS
  }

  /** Takes copies, of so many rows at most. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().limit(MOST_ROWS).<List<Object>>map(List::copyOf).toList();
  }
}
