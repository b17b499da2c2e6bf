// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReportTest {
  @TempDir Path directory;

  @Test
  void table_comparesAllWithTheFirst() {
    Report report = new Report("Java", "command");
    report.table(
        "Work",
        List.of(
            new Score(
                "ours", 1000, List.of(1_000_000L, 4_000_000L, 2_000_000L), List.of(1_000_000L)),
            new Score(
                "theirs", 1000, List.of(3_000_000L, 8_000_000L, 5_000_000L), List.of(2_000_000L))));

    assertTrue(
        report
            .markdown()
            .contains(
                """
                | | median | items a second | CPU for an item | ours is |
                | --- | ---: | ---: | ---: | ---: |
                | ours | 2.0 ms | 500,000 | 1,000 ns | 1.00 times as fast |
                | theirs | 5.0 ms | 200,000 | 2,000 ns | 2.50 times as fast |
                """),
        report.markdown());
  }

  @Test
  void target_saysWhetherItIsMet() {
    assertEquals(
        "| a | at least 3.00 times | 2.90 times | **missed** |", Target.atLeast("a", 3, 2.9).row());
    assertEquals("| b | at most 64 MB | 2.0 MB | met |", Target.atMostMegabytes("b", 64, 2).row());
    assertEquals(
        "| c | at most 0.5 s | 0.52 s | **missed** |", Target.atMostSeconds("c", 0.5, 0.52).row());
  }

  @Test
  void write_replacesTheSectionOfTheSameJava() throws IOException {
    Path page = Files.writeString(directory.resolve("page.md"), "# Page\n");

    Benchmarks.write(page, "## Java 17\nold\n");
    Benchmarks.write(page, "## Java 25\nother\n");
    Benchmarks.write(page, "## Java 17\nnew\n");

    assertEquals("# Page\n\n## Java 17\nnew\n\n## Java 25\nother\n", Files.readString(page));
  }

  @Test
  void main_unknownArgument_saysWhichThereAre() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Benchmarks.main(new String[] {"--round", "3"}));

    assertEquals(
        "[--round, 3] means nothing here: use processes, journal, aggregate, sort, download, check, build,"
            + " --rounds N, --megabytes N, --write FILE, or jmh and its arguments",
        thrown.getMessage());
  }
}
