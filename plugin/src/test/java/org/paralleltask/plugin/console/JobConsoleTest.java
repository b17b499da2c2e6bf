// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.plugin.process.ItemFailure;
import org.paralleltask.plugin.process.JobEnd;
import org.paralleltask.plugin.process.JobResult;
import org.paralleltask.plugin.process.JobStart;

@Timeout(10)
class JobConsoleTest {
  private static final Path ROOT = Path.of("/project");

  private final LogRecorder log = new LogRecorder();
  private final Surroundings surroundings = new Surroundings(false, false, 1, false, "", Map.of());
  private final Summary summary =
      new Summary(
          ROOT, ROOT.resolve("target/parallel/sum"), "mvn parallel:run -Dparallel.job=sum", false);
  private final JobConsole console =
      new JobConsole("sum", new Displays("auto", surroundings, log), summary, new ManualClock());

  private static JobEnd end(String outcome, Map<String, Long> counts, JobEnd.Group... groups) {
    long items = counts.values().stream().mapToLong(Long::longValue).sum();
    return new JobEnd(
        outcome,
        counts,
        items,
        1400,
        61.3,
        Optional.of("2483973"),
        List.of(groups),
        Optional.of("/project/target/parallel/sum/result.json"),
        Optional.empty(),
        Optional.empty());
  }

  private void ended(JobEnd end, int exitCode) {
    console.ended(new JobResult(Optional.of(end), exitCode, false, 1, List.of()));
  }

  @Test
  void start_tellsItemsWorkersAndWhy() {
    console.started(
        new JobStart(
            "sum", OptionalLong.of(1), "thread", "map", 6, "min(32, 2 processors + 4)", "17"));

    assertEquals(
        List.of("INFO sum: 1 item, 6 workers of pool thread: min(32, 2 processors + 4), Java 17"),
        log.lines);
  }

  @Test
  void failure_isOneLineThenItsOutput() {
    console.failed(
        new ItemFailure(
            "a.txt", "FAILED", "not\na number", Optional.of("Sum.java:12"), List.of("x")));

    assertEquals(List.of("ERROR a.txt: not a number (Sum.java:12)", "ERROR     x"), log.lines);
    assertEquals("a.txt", console.firstFailure().orElseThrow().label());
  }

  @Test
  void manyFailures_areSaidToBeInTheFileOnce() {
    console.progressed(Samples.progress(30, 21, OptionalLong.of(100), 100));
    console.progressed(Samples.progress(40, 31, OptionalLong.of(100), 200));

    assertEquals(
        List.of("ERROR sum: further failures are in target/parallel/sum/items.ndjson"), log.lines);
  }

  @Test
  void manyFailuresOfAShortJob_areSaidToBeInTheFileToo() {
    ended(end("failed", Map.of("FAILED", 21L)), 1);

    assertEquals(
        "ERROR sum: further failures are in target/parallel/sum/items.ndjson", log.lines.get(0));
  }

  @Test
  void start_withoutItemsNamesNoWorkers() {
    console.started(new JobStart("sum", OptionalLong.of(0), "thread", "map", 1, "one item", "17"));

    assertEquals(List.of("INFO sum: 0 items, so no worker starts"), log.lines);
  }

  @Test
  void outputShownLive_isNotShownAgainWithTheFailure() {
    console.itemPrinted("a", false, "hello");
    console.failed(new ItemFailure("a", "FAILED", "no", Optional.empty(), List.of("hello")));

    assertEquals(List.of("INFO [a] hello", "ERROR a: no"), log.lines);
  }

  @Test
  void resultsThatGoNowhere_areSaidToBeDropped() {
    Summary drops = new Summary(ROOT, ROOT, "mvn parallel:run", true);

    assertEquals(
        List.of("  results are not kept; -Dparallel.output=<file> keeps them"),
        drops.lines("sum", end("ok", Map.of("OK", 3L))).stream()
            .filter(line -> line.contains("kept"))
            .toList());
    assertEquals(
        List.of(),
        summary.lines("sum", end("ok", Map.of("OK", 3L))).stream()
            .filter(line -> line.contains("kept"))
            .toList());
  }

  @Test
  void success_isAFewLines() {
    ended(end("ok", Map.of("OK", 1000L)), 0);

    assertEquals(
        List.of(
            "INFO sum: OK in 1.4 s",
            "INFO   items 1000 = ok 1000",
            "INFO   throughput 61.3 items/s",
            "INFO   result 2483973",
            "INFO   details target/parallel/sum/result.json"),
        log.lines);
  }

  @Test
  void failedRun_countsAddUpAndTheRerunIsTold() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("OK", 7L);
    counts.put("FLAKY", 0L);
    counts.put("FAILED", 2L);
    counts.put("TIMED_OUT", 1L);
    ended(end("failed", counts, new JobEnd.Group(2, "not a number", List.of("a", "b"))), 1);

    assertTrue(
        log.lines.contains("ERROR   items 10 = ok 7, failed 2, timed out 1"), log.lines::toString);
    assertTrue(log.lines.contains("ERROR   2 x not a number"), log.lines::toString);
    assertTrue(log.lines.contains("ERROR       a   b"), log.lines::toString);
    assertTrue(
        log.lines.contains("ERROR   run it again: mvn parallel:run -Dparallel.job=sum"),
        log.lines::toString);
  }

  @Test
  void toleratedFailures_areAWarning() {
    ended(end("tolerated", Map.of("OK", 9L, "FAILED", 1L)), 0);

    assertEquals(
        "WARN sum: TOLERATED in 1.4 s: 1 of 10 failed, which \"maxFailures\" allows",
        log.lines.get(0));
  }

  @Test
  void configurationError_hasNoSummary() {
    ended(end("config", Map.of()), 2);

    assertEquals(List.of(), log.lines);
  }

  @Test
  void linesOfTheJob_keepTheirLevel() {
    console.printed(true, "careful");
    console.itemPrinted("a", false, "hello");
    console.said("warn", "two\nlines");

    assertEquals(List.of("WARN careful", "INFO [a] hello", "WARN two", "WARN lines"), log.lines);
  }
}
