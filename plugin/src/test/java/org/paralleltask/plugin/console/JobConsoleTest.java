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
import java.util.stream.IntStream;
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
  private static final Summary.Commands COMMANDS =
      new Summary.Commands(
          "mvn parallel:run -Dparallel.job=sum",
          "mvn parallel:run -Dparallel.job=sum -Dparallel.rerun=failed");
  private final Summary summary =
      new Summary(ROOT, ROOT.resolve("target/parallel/sum"), COMMANDS, false, false);
  private final JobConsole console = console(Map.of());

  private JobConsole console(Map<String, String> environment) {
    Sources sources = new Sources(List.of(), ROOT, ROOT, "com.acme.Sum", Optional.of("Sum.java:7"));
    Annotations annotations = new Annotations(environment, sources, log::command);
    Displays displays = new Displays("auto", surroundings, log);
    return new JobConsole("sum", displays, summary, annotations, new ManualClock());
  }

  private static JobEnd end(String outcome, Map<String, Long> counts, JobEnd.Group... groups) {
    return end(outcome, counts, false, Optional.empty(), groups);
  }

  private static JobEnd end(
      String outcome,
      Map<String, Long> counts,
      boolean resumable,
      Optional<String> directory,
      JobEnd.Group... groups) {
    return new JobEnd(
        outcome,
        counts,
        1400,
        new JobEnd.Figures(61.3, 0.21, 2900, 14, Optional.of(93L)),
        Optional.of("2483973"),
        List.of(groups),
        new JobEnd.Files(
            Optional.of("/project/target/parallel/sum/result.json"),
            Optional.empty(),
            directory.map(d -> d + "/failed.txt"),
            directory.map(d -> d + "/report.html")),
        Optional.empty(),
        resumable,
        false);
  }

  private void ended(JobEnd end, int exitCode) {
    console.ended(new JobResult(Optional.of(end), exitCode, false, 1, List.of()));
  }

  @Test
  void start_tellsItemsWorkersAndWhy() {
    console.started(
        new JobStart(
            "sum",
            List.of(),
            OptionalLong.of(1),
            "thread",
            "map",
            6,
            "min(32, 2 processors + 4)",
            "17",
            Optional.empty(),
            false));

    assertEquals(
        List.of("INFO sum: 1 item, 6 workers of pool thread: min(32, 2 processors + 4), Java 17"),
        log.lines);
  }

  @Test
  void startOfAJobWithStages_namesThem() {
    console.started(
        new JobStart(
            "decade",
            List.of("day", "decade"),
            OptionalLong.empty(),
            "thread",
            "map",
            6,
            "",
            "17",
            Optional.empty(),
            true));

    assertEquals(List.of("INFO sum: 2 stages: day, decade, Java 17"), log.lines);
  }

  @Test
  void failure_isOneLineThenItsOutput() {
    console.failed(
        new ItemFailure(
            "a.txt", "FAILED", "not\na number", Optional.of("Sum.java:12"), 3, List.of("x")));

    assertEquals(
        List.of("ERROR a.txt: not a number (Sum.java:12), after 3 attempts", "ERROR     x"),
        log.lines);
    assertEquals("a.txt", console.firstFailure().orElseThrow().label());
  }

  @Test
  void failureWhoseMessageEndsWithItsPlace_doesNotSayItTwice() {
    String message = "MISSING: /no is missing, linked from site/index.html:5";
    Optional<String> at = Optional.of("site/index.html:5");
    console.failed(new ItemFailure("/no", "FAILED", message, at, 1, List.of()));

    assertEquals(List.of("ERROR /no: " + message), log.lines);
  }

  @Test
  void B2_G5_manyFailures_areSaidToBeInTheFileOnce() {
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
    console.started(
        new JobStart(
            "sum",
            List.of(),
            OptionalLong.of(0),
            "thread",
            "map",
            1,
            "one item",
            "17",
            Optional.empty(),
            false));

    assertEquals(List.of("INFO sum: 0 items, so no worker starts"), log.lines);
  }

  @Test
  void outputShownLive_isNotShownAgainWithTheFailure() {
    console.itemPrinted("a", false, "hello");
    console.failed(new ItemFailure("a", "FAILED", "no", Optional.empty(), 1, List.of("hello")));

    assertEquals(List.of("INFO [a] hello", "ERROR a: no"), log.lines);
  }

  @Test
  void resultsThatGoNowhere_areSaidToBeDropped() {
    Summary drops = new Summary(ROOT, ROOT, COMMANDS, true, false);

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
            "INFO   throughput 61.3 items/s, p50 0.2 ms, p99 2.9 s, 14 retries, workers busy 93 %",
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
  void failedRunThatCanBeResumed_tellsHowToRunOnlyTheFailed() {
    Map<String, Long> counts = Map.of("FAILED", 4L);
    JobEnd.Group group = new JobEnd.Group(4, "no", List.of("a", "b", "c"));
    Optional<String> directory = Optional.of("/project/target/parallel/sum");

    assertEquals(
        List.of(
            "  4 x no",
            "      a   b   c   (+1)",
            "  all failures target/parallel/sum/failed.txt",
            "  report target/parallel/sum/report.html",
            "  run only these: mvn parallel:run -Dparallel.job=sum -Dparallel.rerun=failed"),
        summary.lines("sum", end("failed", counts, true, directory, group)).stream()
            .skip(4)
            .toList());
  }

  @Test
  void A4_noItems_isNotToldASecondTime() {
    JobEnd some = end("ok", Map.of());
    JobEnd none =
        new JobEnd(
            some.outcome(),
            some.counts(),
            some.elapsedMillis(),
            some.figures(),
            some.result(),
            some.groups(),
            some.files(),
            Optional.of("There are no items."),
            some.resumable(),
            false);

    assertEquals("sum: OK in 1.4 s", summary.lines("sum", none).get(0));
  }

  @Test
  void G5_moreCausesThanAreShown_areCounted() {
    JobEnd.Group[] causes =
        IntStream.range(0, 10)
            .mapToObj(i -> new JobEnd.Group(2, "cause " + i, List.of()))
            .toArray(JobEnd.Group[]::new);
    Map<String, Long> counts = Map.of("FAILED", 30L, "TIMED_OUT", 4L);
    List<String> lines = summary.lines("sum", end("failed", counts, causes));

    assertTrue(lines.contains("  2 x cause 9"), lines::toString);
    assertTrue(lines.contains("  14 x other causes"), lines::toString);
  }

  @Test
  void interruptedRun_tellsWhatIsDoneAndThatTheNextGoesOn() {
    Map<String, Long> counts = Map.of("OK", 702L, "CANCELLED", 5L, "NOT_RUN", 1079L);
    List<String> lines = summary.lines("sum", end("interrupted", counts, true, Optional.empty()));

    assertEquals(
        "sum: INTERRUPTED after 1.4 s: 702 of 1786 done, 5 in flight cancelled", lines.get(0));
    assertEquals(
        List.of(
            "  the next run continues from here: mvn parallel:run -Dparallel.job=sum",
            "  to start over: -Dparallel.resume=off"),
        lines.subList(lines.size() - 2, lines.size()));
  }

  @Test
  void interruptedRunThatCannotBeResumed_promisesNothing() {
    List<String> lines = summary.lines("sum", end("interrupted", Map.of("CANCELLED", 2L)));

    assertEquals(
        "  run it again: mvn parallel:run -Dparallel.job=sum", lines.get(lines.size() - 1));
  }

  @Test
  void everythingUpToDate_isOneLine() {
    ended(end("ok", Map.of("OK", 0L, "UP_TO_DATE", 10_000L)), 0);

    assertEquals(
        List.of("INFO sum: up to date (10000 items checked in 1.4 s), result 2483973"), log.lines);
  }

  @Test
  void onlyFailedItemsWereToRun_andThereAreNone_isOneLine() {
    Summary failedOnly = new Summary(ROOT, ROOT, COMMANDS, false, true);
    JobEnd nothing = end("ok", Map.of("OK", 0L, "NOT_RUN", 10_000L));

    assertEquals(
        List.of(
            "sum: nothing ran, as nothing failed last time (rerun=failed, 10000 items), result 2483973"),
        failedOnly.lines("sum", nothing));
    assertTrue(failedOnly.lines("sum", end("ok", Map.of("OK", 1L, "NOT_RUN", 9L))).size() > 1);
    assertTrue(summary.lines("sum", nothing).size() > 1);
  }

  @Test
  void earlierRun_isNamedAtTheStart() {
    console.started(
        new JobStart(
            "sum",
            List.of(),
            OptionalLong.of(9),
            "thread",
            "map",
            2,
            "",
            "17",
            Optional.of(new JobStart.Resumed("2026-11-20T11:02:00.123456Z", Optional.empty(), 4)),
            true));

    assertEquals(
        "INFO sum: goes on from the run of 2026-11-20T11:02:00Z (killed), which had done 4 items",
        log.lines.get(1));
    assertTrue(console.isResumable());
  }

  @Test
  void ciServer_getsNineFailuresAndASummary() {
    JobConsole onGitHub = console(Map.of("GITHUB_ACTIONS", "true"));
    for (int i = 0; i < 12; i++) {
      onGitHub.failed(new ItemFailure("a" + i, "FAILED", "no", Optional.empty(), 1, List.of()));
    }
    JobEnd end = end("failed", Map.of("FAILED", 12L));
    onGitHub.ended(new JobResult(Optional.of(end), 1, false, 1, List.of()));

    List<String> commands = log.lines.stream().filter(l -> l.startsWith("COMMAND")).toList();
    assertEquals(10, commands.size());
    assertEquals("COMMAND ::error title=sum%3A a0::no", commands.get(0));
    assertEquals("COMMAND ::error title=sum%3A failed::12 of 12 items failed", commands.get(9));
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
