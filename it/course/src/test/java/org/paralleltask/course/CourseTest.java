// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page, the program that starts the examples, and the tests leave no row out. */
@Timeout(60)
class CourseTest {
  private static final Path SOURCES = Path.of("src");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| (?<id>\\S+) \\| \\[.+]\\((?<file>\\S+)\\)"
              + " \\| `java -jar it/course/target/course\\.jar \\k<id>` \\|");

  @Test
  void page_listsWhatTheProgramRuns_inTheSameOrder() throws IOException {
    List<String> listed =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.matches("\\| S\\d-\\d\\d.*"))
            .map(line -> line.replaceAll("\\| (\\S+) \\|.*", "$1"))
            .toList();

    assertEquals(Rows.all().stream().map(Row::id).toList(), listed);
  }

  @Test
  void page_everyRow_linksToAnExampleThatNamesItsRow_andHasItsCommand() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.matches("\\| S\\d-\\d\\d.*"))
            .toList();

    assertEquals(Rows.all().size(), rows.size());
    for (String row : rows) {
      Matcher parts = ROW.matcher(row);
      assertTrue(parts.matches(), () -> "no row, example and command: " + row);
      String tutorials = parts.group("id").substring(0, 5); // S0-12b is one more example of S0-12
      assertTrue(Files.readString(Path.of(parts.group("file"))).contains(tutorials), row);
    }
  }

  @ParameterizedTest
  @MethodSource("rowsOfTheTutorials")
  void row_isOnThePage_inItsExample_andInTheNameOfATest(String row) throws IOException {
    Matcher entry =
        Pattern.compile(
                "\\| " + row + " \\| \\[.+]\\((\\S+)\\) \\| `java -jar \\S+ " + row + "` \\|")
            .matcher(Files.readString(Path.of("README.md")));

    assertTrue(entry.find(), "not on the page: " + row);
    String example = Files.readString(Path.of(entry.group(1)));
    assertTrue(example.contains(row), () -> entry.group(1) + " does not name " + row);
    assertTrue(example.lines().count() <= 110, () -> entry.group(1) + " is too long to read");
    String test = row.replace('-', '_') + "_";
    assertTrue(testSources().anyMatch(source -> source.contains("void " + test)), test);
  }

  @Test
  void course_runsTheExampleOfARow() throws Exception {
    Printed.by(Course::main, "s1-15").hasInOrder("Consumer got: 0.5", "sum 0.75");
    Printed.by(Course::main, "S3-16", "thread").is("loop: [1, 2, 3]", "map: [1, 2, 3]");
  }

  @Test
  void course_withoutArguments_listsAll() throws Exception {
    Printed printed = Printed.by(Course::main);

    assertEquals(Rows.all().size(), printed.lines().size());
    assertEquals("S0-01   five threads run one function", printed.lines().get(0));
  }

  @Test
  void course_unknownRow_isAnError() throws Exception {
    Program.Ended ended = Program.run(Course.class, "S9-99");

    assertEquals(2, ended.status());
    ended.printed().is("There is no example \"S9-99\". Without arguments, all are listed.");
  }

  private static Stream<String> rowsOfTheTutorials() {
    Map<Integer, Integer> rows = Map.of(0, 12, 1, 22, 2, 10, 3, 16, 4, 35);
    return rows.entrySet().stream()
        .flatMap(
            tutorial ->
                IntStream.rangeClosed(1, tutorial.getValue())
                    .mapToObj(row -> String.format("S%d-%02d", tutorial.getKey(), row)))
        .sorted();
  }

  private static Stream<String> testSources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve("test"))) {
      List<String> sources = new java.util.ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
        sources.add(Files.readString(file));
      }
      return sources.stream();
    }
  }
}
