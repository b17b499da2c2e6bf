// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.plugin.process.JobProgress;

@Timeout(10)
class ProgressBarTest {
  private static final OptionalLong HUNDRED = OptionalLong.of(100);

  private static Progress figures(List<String> counts) {
    return new Progress(List.of("50%", "50/100"), "61.3/s", "ETA 5s", counts);
  }

  private static List<String> lines(ProgressBar bar, String job, String... counts) {
    return bar.lines(job, Samples.progress(50, 5_000), figures(List.of(counts)));
  }

  @Test
  void half_isHalfAndTheWorkersFollow() {
    assertEquals(
        List.of(
            " sum  " + "█".repeat(12) + " ".repeat(12) + "  50%  50/100  61.3/s  ETA 5s",
            "    1    2.5s  img/a.jpg",
            "     3 more running"),
        lines(new ProgressBar(60, 24, true, false), "sum", "ok 50"));
  }

  @Test
  void G3_terminalWithoutBlocks_getsAscii() {
    List<String> lines = lines(new ProgressBar(60, 24, false, false), "sum", "ok 49", "flaky 1");

    assertEquals(
        " sum  [" + "#".repeat(11) + "-".repeat(11) + "]  50%  50/100  61.3/s  ETA 5s",
        lines.get(0));
    assertEquals("      ok 49, flaky 1", lines.get(1));
    assertFalse(ProgressBar.canShowBlocks(StandardCharsets.US_ASCII));
    assertTrue(ProgressBar.canShowBlocks(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 20, 30, 43, 80, 200})
  void G3_anyWidth_noLineWraps(int width) {
    ProgressBar bar = new ProgressBar(width, 24, true, false);

    lines(bar, "日本語の長い名前のジョブ", "ok 40", "flaky 9", "failed 1", "up to date 12345")
        .forEach(line -> assertTrue(DisplayWidth.of(line) < Math.max(4, width), line));
  }

  @Test
  void G3_narrowTerminal_keepsPlaceAndForecastTheLongest() {
    assertEquals(" sum  50%  50/100  61.3/s  ETA 5s", first(40));
    assertEquals(" sum  50%  50/100  ETA 5s", first(26));
    assertEquals(" sum  50%  ETA 5s", first(20));
    assertEquals(" sum  50%", first(12));
  }

  private static String first(int width) {
    return lines(new ProgressBar(width, 24, true, false), "sum").get(0);
  }

  @Test
  void unknownTotal_hasNoBar() {
    JobProgress progress = Samples.progress(50, 0, OptionalLong.empty(), 5_000);
    Progress figures = Progress.of(progress, new Pace(0), 0);

    assertEquals(
        " scan  50 done  running 4  0.0/min",
        new ProgressBar(80, 24, true, false).lines("scan", progress, figures).get(0));
  }

  @Test
  void itemsBetweenTwoAttempts_areTold() {
    JobProgress heard = Samples.progress(5, 5_000);
    JobProgress progress =
        new JobProgress("", heard.counts(), 0, 3, HUNDRED, 5_000, 200, 0, List.of());
    Progress figures = Progress.of(progress, new Pace(0), 0);

    assertEquals(
        "      ok 5 · waiting 3",
        new ProgressBar(60, 24, true, false).lines("sum", progress, figures).get(1));
    assertTrue(Progress.line("sum", progress, new Pace(0), 0).contains("  waiting 3  "));
  }

  @Test
  void upToDateItems_areNoPartOfTheBar() {
    JobProgress progress = Samples.progress(Map.of("OK", 5L, "UP_TO_DATE", 80L), HUNDRED, 5_000);
    Progress figures = Progress.of(progress, new Pace(0), 0);
    List<String> lines = new ProgressBar(60, 24, true, false).lines("sum", progress, figures);

    assertTrue(lines.get(0).contains(" 25%  5/20 "), lines.get(0));
    assertEquals("      ok 5 · up to date 80", lines.get(1));
  }

  @Test
  void failures_areRedWithColourOnly() {
    String colourful = lines(new ProgressBar(80, 24, true, true), "sum", "ok 4", "failed 2").get(1);
    String plain = lines(new ProgressBar(80, 24, true, false), "sum", "ok 4", "failed 2").get(1);

    assertEquals("      ok 4 · \033[31mfailed 2\033[0m", colourful);
    assertEquals("      ok 4 · failed 2", plain);
  }

  @Test
  void fewRows_leaveRoomForTheLog() {
    assertEquals(1, lines(new ProgressBar(80, 4, true, false), "sum", "ok 50").size());
  }
}
