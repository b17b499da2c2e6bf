// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bar where somebody watches, and nothing but lines where nobody does. */
@Timeout(150)
class ProgressIT {
  private static final String[] STUMBLE = {
    "-Dparallel.job=stumble",
    "-Dparallel.items=60..99",
    "-Dparallel.maxFailures=10",
    "-Dparallel.resume=off" // each run is to show all items
  };
  private static final Pattern BAR = Pattern.compile("stumble  █+.* \\d+%  \\d+/40");
  private static final Pattern CURSOR_MOVES = Pattern.compile("\033\\[\\d*[ABCDEFGHJK]");

  @BeforeAll
  static void needsTerminal() throws InterruptedException {
    assumeTrue(
        Commands.work("script", "-qec", "true", "/dev/null"),
        "the program script of util-linux is needed for a terminal");
  }

  private static String onTerminal(Map<String, String> environment, String... more)
      throws Exception {
    try (MavenRun maven = MavenRun.onTerminal(environment, and(more))) {
      assertEquals(0, maven.exitCode(), maven.output());
      return maven.output();
    }
  }

  private static String[] and(String... more) {
    String[] all = Arrays.copyOf(STUMBLE, STUMBLE.length + more.length);
    System.arraycopy(more, 0, all, STUMBLE.length, more.length);
    return all;
  }

  private static void assertNoBar(String output) {
    assertFalse(BAR.matcher(output).find(), output);
    assertFalse(CURSOR_MOVES.matcher(output).find(), output);
  }

  @Test
  void terminal_hasABarThatIsGoneBeforeTheSummary() throws Exception {
    String sent = onTerminal(Map.of());

    int summary = sent.indexOf("stumble: TOLERATED in");
    assertTrue(BAR.matcher(sent.substring(0, summary)).find(), sent);
    assertTrue(sent.contains("\033[31mfailed "), sent);
    assertNoBar(sent.substring(summary));

    Screen screen = Screen.after(sent);
    assertTrue(screen.isAsBefore(), sent);
    assertTrue(screen.text().contains("items 40 = ok 36, failed 4"), screen.text());
    assertFalse(screen.text().contains("█"), screen.text());
    assertFalse(Pattern.compile("\\d+/40").matcher(screen.text()).find(), screen.text());
  }

  @Test
  void noColor_leavesABarWithoutColour() throws Exception {
    String sent = onTerminal(Map.of("NO_COLOR", "1"));

    assertTrue(BAR.matcher(sent).find(), sent);
    assertFalse(sent.contains("\033[31mfailed "), sent);
  }

  @Test
  void G3_narrowTerminal_hasShortLinesThatDoNotWrap() throws Exception {
    try (MavenRun maven = MavenRun.onTerminal(Map.of(), "cols 20 rows 6", Arrays.asList(and()))) {
      assertEquals(0, maven.exitCode(), maven.output());
      List<String> drawn =
          Pattern.compile("[^\n\r]*(?=\033\\[K)")
              .matcher(maven.output())
              .results()
              .map(line -> text(line.group()))
              .filter(line -> !line.isEmpty())
              .toList();
      assertTrue(drawn.stream().anyMatch(line -> line.contains("%")), maven.output());
      assertTrue(drawn.stream().allMatch(line -> line.length() <= 20), drawn::toString);
    }
  }

  @Test
  void G3_terminalWithoutUtf8_hasABarOfAscii() throws Exception {
    String sent = onTerminal(Map.of("LC_ALL", "C"));

    assertTrue(Pattern.compile("stumble  \\[#+-*] .*\\d+/40").matcher(sent).find(), sent);
    assertFalse(sent.contains("?"), sent);
  }

  @Test
  void G3_terminalThatDoesNotSayWhatItIs_hasNoBar() throws Exception {
    String sent = onTerminal(Map.of("TERM", ""));

    assertNoBar(sent);
    assertTrue(sent.contains("items 40 = ok 36, failed 4"), sent);
  }

  @Test
  void G2_nobodyReadsTheOutput_runGoesOnToItsEnd() throws Exception {
    Path result = MavenRun.PROJECT.resolve("target/parallel/stumble/result.json");
    for (String behind : List.of("2>&1 | head -n 1", "2>&- > /dev/full")) {
      Files.deleteIfExists(result);
      try (MavenRun maven = MavenRun.inShell(behind, STUMBLE)) {
        assertTrue(maven.output().lines().count() <= 1, maven.output());
      }
      assertTrue(Files.readString(result).contains("\"outcome\": \"tolerated\""), behind);
    }
  }

  @Test
  void batchMode_hasNoBar() throws Exception {
    String sent = onTerminal(Map.of(), "-B");

    assertNoBar(sent);
    assertTrue(sent.contains("items 40 = ok 36, failed 4"), sent);
  }

  @Test
  void logInAFile_hasNoBarThereNorOnTheTerminal() throws Exception {
    Path log = MavenRun.PROJECT.resolve("target/terminal.log");

    assertEquals("", text(onTerminal(Map.of(), "-l", log.toString())));
    assertTrue(Files.readString(log).contains("items 40 = ok 36, failed 4"));
    assertNoControls(Files.readString(log));
  }

  @Test
  void quietBuild_showsItsFailuresOnly() throws Exception {
    String sent = onTerminal(Map.of(), "-q", "-Dparallel.items=61..69");

    assertEquals("", text(sent));
  }

  @Test
  void pipe_hasNoControlCharacters() throws Exception {
    try (MavenRun maven = MavenRun.piped(STUMBLE)) {
      assertEquals(0, maven.exitCode());
      assertNoControls(maven.output());
      assertTrue(maven.output().contains("items 40 = ok 36, failed 4"), maven.output());
    }
  }

  private static void assertNoControls(String sent) {
    String controls = text(sent).replaceAll("[^\\p{Cntrl}]|\n", "");
    assertEquals("", controls, sent);
  }

  /** Without the colours of Maven's own log, which some builds of it send wherever it goes. */
  private static String text(String sent) {
    return sent.replaceAll("\033\\[[\\d;]*m", "").strip();
  }
}
