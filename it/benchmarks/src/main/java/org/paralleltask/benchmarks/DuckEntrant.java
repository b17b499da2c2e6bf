// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * DuckDB with two threads, in this JVM, which is warm: its library is loaded, and the time is that
 * of one query.
 */
record DuckEntrant(String label, int items, AggregateFiles files, String options)
    implements Entrant {
  private static final String QUERY =
      "SELECT country, count(*), sum(amount) FROM read_csv('%s/*.csv'%s) GROUP BY country ORDER BY"
          + " country";

  /** Whether it is on the class path. */
  static boolean isThere() {
    try {
      DriverManager.getConnection("jdbc:duckdb:").close();
      return true;
    } catch (SQLException missing) {
      return false;
    }
  }

  @Override
  public long cpuNanos() {
    return Entrant.cpuNanos(ProcessHandle.current());
  }

  @Override
  public long nanos() throws Exception {
    StringBuilder table = new StringBuilder();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads TO 2");
      long start = System.nanoTime();
      query(statement, table);
      long nanos = System.nanoTime() - start;
      files.check(label, table.toString());
      return nanos;
    }
  }

  private void query(Statement statement, StringBuilder table) throws SQLException {
    try (ResultSet rows = statement.executeQuery(QUERY.formatted(files.directory(), options))) {
      while (rows.next()) {
        table.append(rows.getString(1)).append(',').append(rows.getString(2));
        table.append(',').append(rows.getString(3)).append('\n');
      }
    }
  }

  @Override
  public void close() {}
}
