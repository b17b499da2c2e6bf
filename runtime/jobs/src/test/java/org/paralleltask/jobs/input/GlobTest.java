// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*.csv a.csv true",
        "*.csv d/a.csv false",
        "**/*.csv a.csv true",
        "**/*.csv d/e/a.csv true",
        "a?.{csv,txt} ab.txt true",
        "a[0-9].csv a7.csv true",
        "a[!0-9].csv a7.csv false",
        "**/x/*.csv d/x/a.csv true",
        "a+b*.csv a+b1.csv true"
      })
  void patternMatches(String pattern, String name, boolean expected) {
    assertEquals(expected, Glob.parse(pattern).orElseThrow().matches(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"src/data/**/*.csv src/data/", "src/a*/b.csv src/", "/abs/x.csv /abs/"})
  void rootIsWhatIsNoPattern(String pattern, String root) {
    assertEquals(root, Glob.parse(pattern).orElseThrow().root());
  }

  @ParameterizedTest
  @CsvSource({"a[b", "'{a,b'"})
  void bracketIsNotClosed_isNoPattern(String pattern) {
    assertTrue(Glob.parse(pattern).isEmpty());
  }
}
