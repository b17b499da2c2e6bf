// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every fault of {@code faults.txt} has a test that carries its id, and every one of {@code
 * aggregate-faults.txt} one that is about aggregation: in the name of its method, such as {@code
 * A7_B3_whatHappens_whatComes}, or in a comment of a {@code verify.groovy}.
 */
@Timeout(60)
class FaultsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern TEST = Pattern.compile("@(Parameterized|Repeated)?Test\\b");
  private static final Pattern METHOD = Pattern.compile(" void ((?:[A-G]\\d+_)+)\\w+\\(");
  private static final Pattern COMMENT = Pattern.compile("(?m)^// ((?:[A-G]\\d+ ?)+):");
  private static final Pattern ID = Pattern.compile("[A-G]\\d+");

  @Test
  void everyFault_hasATest() throws IOException {
    assertEquals(List.of(), untested("faults.txt", ""));
  }

  @Test
  void everyFaultOfAggregation_hasATestThereToo() throws IOException {
    assertEquals(List.of(), untested("aggregate-faults.txt", "ggregate"));
  }

  /**
   * Faults without a test.
   *
   * @param list the file they are in
   * @param word what is in the paths of tests that count
   */
  private static List<String> untested(String list, String word) throws IOException {
    List<String> untested = new ArrayList<>(listed(list));
    untested.removeAll(tested(word));
    return untested;
  }

  private static List<String> listed(String list) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("src/test/resources", list))) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .toList();
    }
  }

  private static Set<String> tested(String word) throws IOException {
    Set<String> ids = new HashSet<>();
    for (String module : List.of("runtime", "plugin", "it")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
        for (Path file : files.filter(file -> isTest(file, word)).toList()) {
          ids.addAll(ids(file));
        }
      }
    }
    return ids;
  }

  private static boolean isTest(Path file, String word) {
    String path = ROOT.relativize(file).toString().replace('\\', '/');
    boolean java = path.contains("/src/test/") && path.endsWith(".java");
    boolean groovy = path.contains("/src/it/") && path.endsWith("verify.groovy");
    return (java || groovy) && path.contains(word) && !path.contains("/target/");
  }

  private static List<String> ids(Path file) throws IOException {
    String text = Files.readString(file);
    Stream<String> names =
        file.toString().endsWith(".groovy")
            ? COMMENT.matcher(text).results().map(MatchResult::group)
            : TEST.splitAsStream(text).skip(1).flatMap(FaultsTest::name);
    return names
        .flatMap(name -> ID.matcher(name).results().map(MatchResult::group))
        .distinct()
        .toList();
  }

  /** Of the method that follows the annotation, if it has ids. */
  private static Stream<String> name(String behindAnnotation) {
    int method = behindAnnotation.indexOf(" void ");
    String rest = method < 0 ? "" : behindAnnotation.substring(method);
    Matcher matcher = METHOD.matcher(rest);
    return matcher.lookingAt() ? Stream.of(matcher.group(1)) : Stream.empty();
  }
}
