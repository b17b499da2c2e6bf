// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of those before it. Real job JVMs. */
@Timeout(120)
class JobResumeIT {
  private static final String STRING = "java.lang.String";
  private static final Map<String, ?> TWICE = JobProcess.task("twice", "java.lang.Long", "long");
  private static final Map<String, ?> MIXED = JobProcess.task("mixed", STRING, STRING);
  private static final Map<String, ?> JOINED =
      JobProcess.with(JobProcess.task("joined", STRING, STRING), "reduce", "join");

  @TempDir Path directory;

  private JsonObject run(Map<String, ?> task, String... options) throws Exception {
    try (JobProcess job = new JobProcess(directory, task, map(options))) {
      JsonObject end = job.await("end");
      job.exitCode();
      return end;
    }
  }

  private static Map<String, String> map(String... options) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return map;
  }

  private static String counts(JsonObject end) {
    JsonObject counts = end.getAsJsonObject("counts");
    return counts.keySet().stream()
        .filter(state -> counts.get(state).getAsLong() > 0)
        .map(state -> state + "=" + counts.get(state))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void secondRun_runsNothing_andItsResultIsTheSame() throws Exception {
    JsonObject first = run(TWICE, "items", "1..5000", "reduce", "sum", "output", "sum.txt");
    assertEquals("OK=5000", counts(first));
    Files.delete(directory.resolve("sum.txt"));
    JsonObject second = run(TWICE, "items", "1..5000", "reduce", "sum", "output", "sum.txt");
    assertEquals("UP_TO_DATE=5000", counts(second));
    assertEquals("25005000", second.get("result").getAsString());
    assertEquals("25005000\n", Files.readString(directory.resolve("sum.txt")));
  }

  @Test
  void itemsAreMore_onlyNewOnesRun_andResultsAreInOrder() throws Exception {
    run(JOINED, "items", "a,c,e");
    JsonObject second = run(JOINED, "items", "x,a,b,c,d,e,f", "workers", "3");
    assertEquals("OK=4 UP_TO_DATE=3", counts(second));
    assertEquals("x+a+b+c+d+e+f", second.get("result").getAsString());
  }

  @Test
  void resultsWereNotKept_andAreNeededNow_itemsRun() throws Exception {
    run(TWICE, "items", "1..3");
    try (JobProcess job =
        new JobProcess(
            directory, TWICE, Map.of("items", "1..3", "reduce", "sum", "explain", "true"))) {
      JsonObject end = job.await("end");
      assertEquals("OK=3", counts(end));
      assertEquals("12", end.get("result").getAsString());
      assertTrue(
          job.seen("log").get(0).get("text").getAsString().startsWith("RERUN 1: RESULT"),
          job.seen("log").toString());
    }
  }

  @Test
  void itemsFailed_theyAloneRunAgain() throws Exception {
    String items = "a-ok,fail1,b-ok,fail2";
    assertEquals("FAILED=2 OK=2", counts(run(MIXED, "items", items)));
    assertEquals("FAILED=2 UP_TO_DATE=2", counts(run(MIXED, "items", items)));
    assertEquals("FAILED=2 NOT_RUN=2", counts(run(MIXED, "items", items, "rerun", "failed")));
    assertEquals("FAILED=2 OK=2", counts(run(MIXED, "items", items, "rerun", "all")));
    assertEquals("FAILED=2 OK=2", counts(run(MIXED, "items", items, "resume", "off")));
    assertEquals("FAILED=2 OK=2", counts(run(MIXED, "items", items, "upToDate", "off")));
  }

  @Test
  void nothingToResume_andThatIsRequired_isAConfigurationError() throws Exception {
    JsonObject end = run(TWICE, "items", "1..3", "resume", "require");
    assertEquals("config", end.get("outcome").getAsString());
    assertTrue(
        end.get("message").getAsString().startsWith("There is nothing to resume"), end.toString());
    run(TWICE, "items", "1..3");
    assertEquals("UP_TO_DATE=3", counts(run(TWICE, "items", "1..3", "resume", "require")));
  }

  @Test
  void runIsKilled_nextRunNamesWhatWasRunning_andRunsTheRest() throws Exception {
    Map<String, String> options = map("items", "a-ok,b-ok,hang1,hang2,c-ok", "workers", "2");
    try (JobProcess job = new JobProcess(directory, MIXED, options)) {
      job.awaitInJournal("\"l\":\"hang1\"", "\"l\":\"hang2\"", "a-ok\",\"why", "b-ok\",\"why");
      job.kill();
      job.exitCode();
    }
    try (JobProcess job =
        new JobProcess(
            directory, MIXED, map("items", "a-ok,b-ok,hang1,c-ok", "runTimeout", "1s"))) {
      JsonObject end = job.await("end");
      assertEquals("CANCELLED=1 OK=1 UP_TO_DATE=2", counts(end));
      List<String> texts =
          job.seen("log").stream().map(log -> log.get("text").getAsString()).toList();
      assertTrue(
          texts.contains("The last run was killed while running: hang1, hang2."), texts.toString());
    }
  }

  @Test
  void runIsKilledAgainAndAgain_resultIsThatOfARunThatWasNot() throws Exception {
    String items = numbers(400);
    Map<String, ?> slow =
        JobProcess.with(JobProcess.task("slow", STRING, STRING), "reduce", "join");
    Random random = new Random(7);
    long ended = 0;
    while (ended < 300) {
      ended += 30 + random.nextInt(60);
      String workers = Integer.toString(1 + random.nextInt(2));
      Map<String, String> options = map("items", items, "workers", workers);
      try (JobProcess job = new JobProcess(directory, slow, options)) {
        awaitOutcomes(job, ended);
        job.kill();
        job.exitCode();
      }
    }
    JsonObject end = run(slow, "items", items, "output", "joined.txt");
    assertEquals(400, sum(end));
    assertTrue(end.getAsJsonObject("counts").get("UP_TO_DATE").getAsLong() > 250, end::toString);
    assertEquals(items.replace(',', '+') + "\n", Files.readString(directory.resolve("joined.txt")));
  }

  private static void awaitOutcomes(JobProcess job, long number) throws Exception {
    while (job.await("progress").get("done").getAsLong() < number) {
      // The next is sent within a tenth of a second.
    }
  }

  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i).collect(Collectors.joining(","));
  }

  @Test
  void lastDurationsAreKnown_longItemsRunFirst() throws Exception {
    run(MIXED, "items", "a-ok,b-ok,c-ok,wait1,d-ok", "workers", "1");
    run(MIXED, "items", "a-ok,b-ok,c-ok,wait1,d-ok", "workers", "1", "rerun", "all");
    List<String> items = Files.readAllLines(directory.resolve("run/items.ndjson"));
    assertTrue(items.get(0).contains("wait1"), items::toString);
    assertTrue(items.get(0).contains("\"index\":3"), items::toString);
    assertEquals(5, items.size());
  }

  @Test
  void E7_runIsUnderWay_secondIsRefused_andFirstIsNotDisturbed() throws Exception {
    try (JobProcess first =
        new JobProcess(directory, MIXED, map("items", "hang1", "runTimeout", "20s"))) {
      first.awaitRunning();
      JsonObject second = run(MIXED, "items", "a-ok");
      assertEquals("locked", second.get("outcome").getAsString());
      assertTrue(
          second.get("message").getAsString().contains("process " + first.pid() + " on "),
          second.toString());
      JsonObject mistaken = run(MIXED, "items", "a-ok", "workers", "none");
      assertEquals("config", mistaken.get("outcome").getAsString());
      assertTrue(Files.notExists(directory.resolve("run/result.json")));
      first.kill();
      first.exitCode();
    }
    assertEquals("OK=1", counts(run(MIXED, "items", "a-ok")));
  }

  /** The largest file that the system lets the job write stands for the room on its disk. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void C2_E12_diskIsFull_runEnds_andWhatWasWrittenHolds() throws Exception {
    Map<String, String> options = map("items", "1..20000", "reduce", "sum");
    List<String> prefix = List.of("bash", "-c", "ulimit -f 300; exec \"$@\"", "bash");
    try (JobProcess job = new JobProcess(directory, TWICE, options, prefix)) {
      JsonObject end = job.await("end");
      assertEquals("environment", end.get("outcome").getAsString(), end::toString);
      assertTrue(end.get("resumable").getAsBoolean(), end::toString);
      assertTrue(
          end.get("message").getAsString().startsWith("The journal cannot be written: "),
          end::toString);
      assertEquals(20_000, sum(end));
      assertTrue(end.getAsJsonObject("counts").get("NOT_RUN").getAsLong() > 0, end::toString);
      assertEquals(3, job.exitCode());
    }
    JsonObject next = run(TWICE, "items", "1..20000", "reduce", "sum");
    assertEquals("400020000", next.get("result").getAsString());
    assertTrue(next.getAsJsonObject("counts").get("UP_TO_DATE").getAsLong() > 100, next::toString);
    assertEquals(20_000, sum(next));
  }

  @Test
  void rowsThatFailed_areWrittenAsRows_andRunAgainFromThere() throws Exception {
    Map<String, ?> mixed = JobProcess.task("mixed", "java.lang.String", "java.lang.String");
    List<String> failing = List.of("\"fail, \"\"so\"\"\n\"\n", "fail-ü\n", "fail,much\n");
    String rows = "number\n\"well, so\"\nwell\n" + String.join("", failing);
    Files.writeString(directory.resolve("rows.csv"), rows);

    assertEquals("FAILED=3 OK=2", counts(run(mixed, "itemsFile", "rows.csv")));
    assertRows(failing);

    assertEquals("FAILED=3", counts(run(mixed, "itemsFile", "run/failed.csv")));
    assertRows(failing);
  }

  /** In the order in which they ended, which may be any. */
  private void assertRows(List<String> rows) throws IOException {
    String written = Files.readString(directory.resolve("run/failed.csv"));
    assertTrue(written.startsWith("number\n"), written);
    assertTrue(rows.stream().allMatch(written::contains), written);
    assertEquals(7 + String.join("", rows).length(), written.length(), written);
  }

  private static long sum(JsonObject end) {
    JsonObject counts = end.getAsJsonObject("counts");
    return counts.keySet().stream().mapToLong(state -> counts.get(state).getAsLong()).sum();
  }

  @Test
  void itemsAreChosenByPatterns_othersAreCountedAsNotRun() throws Exception {
    JsonObject end =
        run(JOINED, "items", "a/x.png,b/x.png,a/y.tmp,z", "include", "a/*,z", "exclude", "*.tmp");
    assertEquals("NOT_RUN=2 OK=2", counts(end));
    assertEquals("a/x.png+z", end.get("result").getAsString());
    JsonObject bad = run(JOINED, "items", "a", "include", "{a");
    assertEquals("config", bad.get("outcome").getAsString(), bad::toString);
  }

  @Test
  void resultsOfProcesses_areKeptAsWell() throws Exception {
    run(TWICE, "items", "1..50", "reduce", "sum", "pool", "process", "workers", "1");
    JsonObject second = run(TWICE, "items", "1..60", "reduce", "sum", "workers", "1");
    assertEquals("OK=10 UP_TO_DATE=50", counts(second));
    assertEquals("3660", second.get("result").getAsString());
  }
}
