// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.query;

import java.util.List;

/** Where in a file the columns are that a query names. */
public final class Layout {
  private final int columns;
  private final int[] groupBy;
  private final int[] measured;
  private final int[] compared;

  /**
   * @param names of the columns, in the order of the file
   * @throws IllegalArgumentException if a column that is asked for is not there, or there twice
   */
  public Layout(List<String> names, Query query) {
    this.columns = names.size();
    this.groupBy = query.groupBy().stream().mapToInt(name -> position(name, names)).toArray();
    this.measured =
        query.measures().stream()
            .mapToInt(
                measure -> measure.column().isEmpty() ? -1 : position(measure.column(), names))
            .toArray();
    this.compared =
        query.where().stream().mapToInt(where -> position(where.column(), names)).toArray();
  }

  /**
   * Where a column is.
   *
   * @throws IllegalArgumentException if there is no such column, or more than one
   */
  public static int position(String name, List<String> names) {
    int position = names.indexOf(name);
    if (position < 0) {
      throw new IllegalArgumentException(
          "there is no column \"%s\"; the columns are: %s"
              .formatted(name, String.join(", ", names)));
    }
    int last = names.lastIndexOf(name);
    if (last > position) {
      throw new IllegalArgumentException(
          "there are two columns \"%s\", number %d and number %d. Give one of them another name."
              .formatted(name, position + 1, last + 1));
    }
    return position;
  }

  /** How many fields every record must have. */
  public int columns() {
    return columns;
  }

  /** How many columns make a group. */
  public int groupColumns() {
    return groupBy.length;
  }

  /** The column of a part of the key. */
  public int groupBy(int part) {
    return groupBy[part];
  }

  /** The column of a measure; -1 if it has none. */
  public int measured(int measure) {
    return measured[measure];
  }

  /** The column of a condition. */
  public int compared(int condition) {
    return compared[condition];
  }
}
