// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.query;

/** How the files are written. */
public enum Format {
  /** Fields between commas, as RFC 4180 has it. */
  CSV(',', true),
  /** Fields between tabs, otherwise as CSV. */
  TSV('\t', true),
  /** Each line is one value, of the column {@code line}; nothing in it has a meaning. */
  LINES('\n', false);

  /** The name of the only column of lines. */
  public static final String LINE = "line";

  private final char delimiter;
  private final boolean quotes;

  Format(char delimiter, boolean quotes) {
    this.delimiter = delimiter;
    this.quotes = quotes;
  }

  /** What stands between fields; a line end where there is one field. */
  public char delimiter() {
    return delimiter;
  }

  /** Whether a field may stand in quotes. */
  public boolean hasQuotes() {
    return quotes;
  }
}
