// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.aggregate.query.Query;
import org.paralleltask.jobs.spec.ConfigurationException;

/** What README says of aggregation in Java. */
@Timeout(60)
class AggregateFromJavaTest {
  private static final Pattern SNIPPET =
      Pattern.compile("```java\n(Query query = .*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  private static String snippet() throws Exception {
    Matcher found = SNIPPET.matcher(Files.readString(Path.of("../../README.md")));
    return found.results().findFirst().orElseThrow().group(1);
  }

  @Test
  void callInReadme_compilesAndMakesTheTable() throws Exception {
    Path classes =
        new Compiled(directory)
            .with(
                "Report",
                "import java.nio.file.Path;",
                "import java.util.*;",
                "import org.paralleltask.jobs.aggregate.*;",
                "import org.paralleltask.jobs.aggregate.query.Query;",
                "public class Report {",
                "  public static String of(List<Path> files) throws Exception {",
                snippet(),
                "    return csv;",
                "  }",
                "}")
            .classes();
    Path file = Files.writeString(directory.resolve("a.csv"), "country,amount\nDE,0.1\nDE,0.2\n");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Object csv =
          loader.loadClass("acme.Report").getMethod("of", List.class).invoke(null, List.of(file));
      assertEquals("country,sum(amount),count\nDE,0.3,2\n", csv);
    }
  }

  @Test
  void queryWithMistakes_tellsThemAll() {
    ConfigurationException bad =
        assertThrows(
            ConfigurationException.class,
            () -> Query.of(Map.of("groupby", "country", "select", "avg(amount)")));
    assertEquals(
        "A query has no \"groupby\". Accepted: delimiter, format, groupBy, header, malformed, select, where.\n"
            + "\"select\" is \"avg(amount)\". Accepted: count, count(column), sum(column), min(column), max(column), mean(column).",
        bad.getMessage());
  }
}
