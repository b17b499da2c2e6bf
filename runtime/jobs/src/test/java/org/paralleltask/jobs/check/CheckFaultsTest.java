// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fault of {@code check-faults.txt} has a test of {@link CheckTest} that carries its id. */
class CheckFaultsTest {
  private static final Pattern IDS = Pattern.compile("((?:[A-G]\\d+_)+)\\w+");
  private static final Pattern ID = Pattern.compile("[A-G]\\d+");

  @Test
  void everyFault_hasATest_andEveryIdOfATestIsListed() throws IOException {
    Set<String> tested =
        Stream.of(CheckTest.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .flatMap(CheckFaultsTest::ids)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(listed(), tested);
  }

  private static Stream<String> ids(Method test) {
    Matcher name = IDS.matcher(test.getName());
    return name.matches()
        ? ID.matcher(name.group(1)).results().map(MatchResult::group)
        : Stream.empty();
  }

  private static Set<String> listed() throws IOException {
    try (InputStream list = CheckFaultsTest.class.getResourceAsStream("/check-faults.txt")) {
      return new String(Objects.requireNonNull(list, "list").readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
