// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

/** The lines that an example has printed. */
public record Printed(List<String> lines) {

  /** Runs the example in this JVM, and keeps what it prints. */
  public static Printed by(Row.Program example, String... arguments) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream kept = new PrintStream(bytes, true, UTF_8)) {
      System.setOut(kept);
      example.run(arguments);
    } finally {
      System.setOut(before);
    }
    return new Printed(bytes.toString(UTF_8).lines().toList());
  }

  /** Asserts that these lines were printed, in this order, and no others. */
  public void is(String... expected) {
    assertEquals(List.of(expected), lines);
  }

  /** Asserts that these lines were printed, in any order, and no others. */
  public void isInAnyOrder(String... expected) {
    assertEquals(
        List.of(expected).stream().sorted().toList(), lines.stream().sorted().toList(), this::text);
  }

  /** Asserts that lines with these beginnings were printed, in this order, maybe with others. */
  public void hasInOrder(String... beginnings) {
    int at = 0;
    for (String line : lines) {
      if (at < beginnings.length && line.startsWith(beginnings[at])) {
        at++;
      }
    }
    int missing = at;
    assertTrue(
        at == beginnings.length,
        () -> "no \"" + beginnings[missing] + "\" in its place in " + text());
  }

  /** Asserts that all lines of the first kind were printed before any of the other. */
  public void allBeforeAny(String first, String other) {
    int last =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).startsWith(first))
            .max()
            .orElseThrow();
    assertTrue(
        lines.subList(0, last).stream().noneMatch(line -> line.startsWith(other)), this::text);
  }

  /** The lines that match the expression. */
  public List<String> matching(String expression) {
    return lines.stream().filter(line -> line.matches(expression)).toList();
  }

  /** These lines without those that match the expression. */
  public Printed without(String expression) {
    return new Printed(lines.stream().filter(line -> !line.matches(expression)).toList());
  }

  /** All of it. */
  public String text() {
    return String.join("\n", lines);
  }
}
