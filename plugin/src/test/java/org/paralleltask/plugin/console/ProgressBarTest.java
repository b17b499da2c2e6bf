// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class ProgressBarTest {
  private static final String FIGURES = "50%  50/100  61.3/s  ETA 5s";

  private static String first(ProgressBar bar, String job) {
    return bar.lines(job, Samples.progress(50, 5_000), FIGURES).get(0);
  }

  @Test
  void half_isHalfAndTheWorkersFollow() {
    List<String> lines =
        new ProgressBar(60, 24, true, false).lines("sum", Samples.progress(50, 5_000), FIGURES);

    assertEquals(
        List.of(
            " sum  " + "█".repeat(12) + " ".repeat(12) + "  " + FIGURES,
            "    1    2.5s  img/a.jpg",
            "     3 more running"),
        lines);
  }

  @Test
  void terminalWithoutBlocks_getsAscii() {
    assertEquals(
        " sum  [" + "#".repeat(11) + "-".repeat(11) + "]  " + FIGURES,
        first(new ProgressBar(60, 24, false, false), "sum"));
    assertFalse(ProgressBar.canShowBlocks(StandardCharsets.US_ASCII));
    assertTrue(ProgressBar.canShowBlocks(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 20, 30, 43, 80, 200})
  void anyWidth_noLineWraps(int width) {
    new ProgressBar(width, 24, true, false)
        .lines("日本語の長い名前のジョブ", Samples.progress(50, 5_000), FIGURES)
        .forEach(line -> assertTrue(Text.width(line) < Math.max(4, width), line));
  }

  @Test
  void unknownTotal_hasNoBar() {
    List<String> lines =
        new ProgressBar(80, 24, true, false)
            .lines("scan", Samples.progress(50, 0, OptionalLong.empty(), 5_000), "50 done");

    assertEquals(" scan  50 done", lines.get(0));
  }

  @Test
  void failures_areRedWithColourOnly() {
    String figures = "50%  50/100  failed 2  61.3/s";
    String colourful =
        new ProgressBar(80, 24, true, true)
            .lines("sum", Samples.progress(50, 2, OptionalLong.of(100), 5_000), figures)
            .get(0);
    String plain =
        new ProgressBar(80, 24, true, false)
            .lines("sum", Samples.progress(50, 2, OptionalLong.of(100), 5_000), figures)
            .get(0);

    assertTrue(colourful.contains("\033[31mfailed 2\033[0m"), colourful);
    assertFalse(plain.contains("\033"), plain);
  }

  @Test
  void fewRows_leaveRoomForTheLog() {
    assertEquals(
        1,
        new ProgressBar(80, 4, true, false)
            .lines("sum", Samples.progress(50, 5_000), FIGURES)
            .size());
  }
}
