// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/**
 * What is asked of the files.
 *
 * @param format how they are written
 * @param delimiter what stands between fields, one ASCII character
 * @param header whether the first record of each file names the columns; otherwise they are called
 *     {@code 1}, {@code 2} and so on
 * @param malformed what becomes of values of groups that are no text
 * @param groupBy the columns whose values make a group; without any, all records are one
 * @param measures the columns of the result
 * @param where what a record must be like to count: all of it
 */
public record Query(
    Format format,
    char delimiter,
    boolean header,
    Malformed malformed,
    List<String> groupBy,
    List<Measure> measures,
    List<Condition> where) {
  private static final Set<String> OPTIONS =
      Set.of("format", "delimiter", "header", "malformed", "groupBy", "select", "where");

  /**
   * Reads a query that is written as the options of {@code mvn parallel:aggregate} are.
   *
   * @param options such as {@code Map.of("groupBy", "country", "select", "sum(amount),count")}
   * @throws ConfigurationException with all that is wrong with them
   */
  public static Query of(Map<String, String> options) throws ConfigurationException {
    Settings settings = new Settings(options::get);
    options.keySet().stream()
        .filter(name -> !OPTIONS.contains(name))
        .sorted()
        .forEach(
            name ->
                settings.problem(
                    "A query has no \"%s\". Accepted: %s."
                        .formatted(name, String.join(", ", new TreeSet<>(OPTIONS)))));
    Query query = of(settings);
    settings.requireNoProblem();
    return query;
  }

  /** Reads a query, which means nothing if {@code settings} has noted a problem. */
  public static Query of(Settings settings) {
    return new QuerySettings(settings).query();
  }
}
