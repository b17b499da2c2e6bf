// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs of several stages. Real job JVMs. */
@Timeout(120)
class JobStagesIT {
  private static final String STRING = "java.lang.String";
  private static final Map<String, ?> SAME = JobProcess.task("same", STRING, STRING);
  private static final Map<String, ?> MIXED = JobProcess.task("mixed", STRING, STRING);

  @TempDir Path directory;

  /** Pairs of what the first stage gives. */
  private static Map<String, ?> pairsAfter(Map<String, ?> first) {
    Map<String, ?> last =
        JobProcess.with(JobProcess.task("pair", STRING, STRING), "itemsFrom", "pairs");
    return JobProcess.with(JobProcess.with(last, "reduce", "join"), "before", List.of(first));
  }

  private JobProcess start(Map<String, ?> task, String... options) throws Exception {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return new JobProcess(directory, task, map);
  }

  private JsonObject run(Map<String, ?> task, String... options) throws Exception {
    try (JobProcess job = start(task, options)) {
      JsonObject end = job.await("end");
      job.exitCode();
      return end;
    }
  }

  /** {@code same: OK=4 | pair: OK=2}, and checks that the stages add up to the run. */
  private String stages() throws Exception {
    JsonObject result =
        JsonParser.parseString(Files.readString(directory.resolve("run/result.json")))
            .getAsJsonObject();
    JsonObject all = result.getAsJsonObject("items");
    for (String outcome : all.keySet()) {
      long sum =
          result.getAsJsonArray("stages").asList().stream()
              .mapToLong(stage -> items(stage).get(outcome).getAsLong())
              .sum();
      assertEquals(all.get(outcome).getAsLong(), sum, result.toString());
    }
    return result.getAsJsonArray("stages").asList().stream()
        .map(stage -> stage.getAsJsonObject().get("name").getAsString() + ": " + counts(stage))
        .collect(Collectors.joining(" | "));
  }

  private static String counts(JsonElement stage) {
    return items(stage).entrySet().stream()
        .filter(count -> !count.getKey().equals("total") && count.getValue().getAsLong() > 0)
        .map(count -> count.getKey() + "=" + count.getValue())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static JsonObject items(JsonElement stage) {
    return stage.getAsJsonObject().getAsJsonObject("items");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "process"})
  void stages_areOneJob_withOneReport(String pool) throws Exception {
    try (JobProcess job = start(pairsAfter(SAME), "items", "d,a,c,b", "pool", pool)) {
      JsonObject end = job.await("end");

      assertEquals("ok", end.get("outcome").getAsString(), end.toString());
      assertEquals("d&a+c&b", end.get("result").getAsString());
      assertEquals(6, end.get("items").getAsInt());
      List<String> told =
          job.seen("log").stream().map(log -> log.get("text").getAsString()).toList();
      String workers = " workers of pool " + pool;
      assertTrue(told.get(0).startsWith("pair: stage same 1/2: 4 items, "), told.toString());
      assertTrue(told.get(0).endsWith(workers), told.toString());
      assertTrue(told.get(1).startsWith("pair: stage pair 2/2: 2 items, "), told.toString());
      job.exitCode();
    }
    assertEquals("same: ok=4 | pair: ok=2", stages());
    String items = Files.readString(directory.resolve("run/items.ndjson"));
    assertTrue(items.contains("\"same/d\"") && items.contains("\"pair/d&a\""), items);
    String page = Files.readString(directory.resolve("run/report.html"));
    assertTrue(page.contains("<section id=\"stages\""), page);
  }

  @Test
  void secondRun_runsNothingInAnyStage_andGivesTheSame() throws Exception {
    run(pairsAfter(SAME), "items", "a,b,c,d");
    JsonObject second = run(pairsAfter(SAME), "items", "a,b,c,d");

    assertEquals("a&b+c&d", second.get("result").getAsString());
    assertEquals("same: upToDate=4 | pair: upToDate=2", stages());
  }

  @Test
  void resultsOfAStageChange_onlyWhatIsMadeOfThemRuns() throws Exception {
    run(pairsAfter(SAME), "items", "a,b,c,d");
    JsonObject second = run(pairsAfter(SAME), "items", "a,b,c,x,e,f");

    assertEquals("a&b+c&x+e&f", second.get("result").getAsString());
    assertEquals("same: ok=3 upToDate=3 | pair: ok=2 upToDate=1", stages());
  }

  @Test
  void stageFails_theNextOneDoesNotBegin() throws Exception {
    JsonObject end = run(pairsAfter(MIXED), "items", "a-ok,fail1,b-ok,c-ok");

    assertEquals("failed", end.get("outcome").getAsString());
    assertEquals("mixed: failed=1 ok=3 | pair: ", stages());
    String failed = Files.readString(directory.resolve("run/failed.txt"));
    assertTrue(failed.startsWith("# Items of several stages cannot be given"), failed);

    JsonObject again = run(pairsAfter(MIXED), "items", "a-ok,d-ok,b-ok,c-ok");
    assertEquals("a-ok&d-ok+b-ok&c-ok", again.get("result").getAsString());
    assertEquals("mixed: ok=1 upToDate=3 | pair: ok=2", stages());
  }

  @Test
  void failuresAreTolerated_theNextStageHasTheOtherResults() throws Exception {
    JsonObject end =
        run(pairsAfter(MIXED), "items", "a-ok,fail1,b-ok,c-ok,d-ok", "maxFailures", "1");

    assertEquals("tolerated", end.get("outcome").getAsString());
    assertEquals("a-ok&b-ok+c-ok&d-ok", end.get("result").getAsString());
    assertEquals("mixed: failed=1 ok=4 | pair: ok=2", stages());
  }

  @Test
  void runIsKilledInALaterStage_theNextOneDoesTheRestOfThatStage() throws Exception {
    String items = "a-ok,b-ok,hang1,c-ok";
    Map<String, ?> task = pairsAfter(SAME);
    try (JobProcess job = start(task, "items", items, "workers", "1")) {
      job.awaitInJournal("pair/a-ok&b-ok\",\"why", "\"l\":\"pair/hang1&c-ok\"");
      job.kill();
      job.exitCode();
    }
    JsonObject end = run(task, "items", items, "runTimeout", "1s");

    assertEquals("timeout", end.get("outcome").getAsString());
    assertEquals("same: upToDate=4 | pair: cancelled=1 upToDate=1", stages());
  }

  @Test
  void runIsKilled_itsReportCanBeMadeAfterwards() throws Exception {
    Map<String, ?> task = pairsAfter(SAME);
    try (JobProcess job = start(task, "items", "a-ok,b-ok,hang1,c-ok", "workers", "1")) {
      job.awaitInJournal("pair/a-ok&b-ok\",\"why", "\"l\":\"pair/hang1&c-ok\"");
      job.kill();
      job.exitCode();
    }
    try (JobProcess job = JobProcess.doing("report", directory, task, Map.of())) {
      job.await("end");
      job.exitCode();
    }
    assertEquals("same: ok=4 | pair: cancelled=1 ok=1", stages());
  }

  @Test
  void itemsOfAStageCannotBeMade_itIsSaidWhichOne() throws Exception {
    JsonObject end = run(pairsAfter(SAME), "items", "a,b", "onEmpty", "fail");
    assertEquals("ok", end.get("outcome").getAsString(), end.toString());

    JsonObject odd = run(pairsAfter(SAME), "items", "a", "onEmpty", "fail");
    assertEquals("failed", odd.get("outcome").getAsString());
    assertTrue(
        odd.get("message")
            .getAsString()
            .startsWith("There are no items: itemsFrom org.paralleltask.jobs.Sample.pairs()"),
        odd.toString());

    JsonObject unpaired = run(pairsAfter(SAME), "items", "a,b,unpaired,d");
    assertEquals("failed", unpaired.get("outcome").getAsString());
    assertEquals(
        "The stage \"pair\" cannot begin: itemsFrom org.paralleltask.jobs.Sample.pairs() threw java.lang.IllegalStateException: nothing fits (SampleTasks.java:N).",
        unpaired.get("message").getAsString().replaceAll("java:\\d+", "java:N"));
    assertEquals("same: ok=2 upToDate=2 | pair: ", stages());
  }

  @Test
  void limitAndPatternsAreOfTheFirstStage_andProgressOfTheOneThatRuns() throws Exception {
    Map<String, ?> task = pairsAfter(SAME);
    try (JobProcess job =
        start(task, "items", "a-ok,b-ok,hang1,c-ok,d-ok,e-ok", "limit", "4", "runTimeout", "3s")) {
      JsonObject progress = job.await("progress");
      while (!progress.get("stage").getAsString().equals("pair 2/2")) {
        progress = job.await("progress");
      }
      assertEquals(2, progress.get("total").getAsInt(), progress.toString());
      job.await("end");
      job.exitCode();
    }
    assertEquals("same: notRun=2 ok=4 | pair: cancelled=1 ok=1", stages());
    run(task, "items", "a-ok,b-ok,c-ok,d-ok,e-ok", "include", "same/*-ok", "exclude", "*/d-ok");
    assertEquals("same: notRun=1 ok=1 upToDate=3 | pair: ok=1 upToDate=1", stages());
  }

  @Test
  void plan_goesAsFarAsResultsAreKnown() throws Exception {
    Map<String, ?> task = pairsAfter(SAME);
    Map<String, String> items = Map.of("items", "a,b,c,d");
    try (JobProcess job = JobProcess.doing("plan", directory, task, items)) {
      assertEquals(4, job.await("plan").get("run").getAsInt());
      assertEquals(
          "pair: what stage pair 2/2 would do is not known before stage same 1/2 has run",
          job.seen("log").get(0).get("text").getAsString());
      job.await("end");
      job.exitCode();
    }
    run(task, "items", "a,b,c,d");
    try (JobProcess job = JobProcess.doing("plan", directory, task, items)) {
      assertEquals(6, job.await("plan").get("upToDate").getAsInt());
      assertTrue(job.seen("log").isEmpty());
      job.await("end");
      job.exitCode();
    }
  }

  @Test
  void badOptionsOfALaterStage_areToldBeforeAnythingRuns() throws Exception {
    JsonObject end = run(pairsAfter(SAME), "items", "a,b", "reduce", "sum");

    assertEquals("config", end.get("outcome").getAsString());
    assertTrue(end.get("message").getAsString().contains("\"reduce\" cannot be \"sum\""));
    assertFalse(Files.exists(directory.resolve("run/journal.ndjson")));
  }

  @Test
  void resultsAreItemsAsTheyAre_whereNothingMakesItemsOfThem() throws Exception {
    Map<String, ?> task =
        JobProcess.with(
            JobProcess.with(JobProcess.task("same2", STRING, STRING), "reduce", "concat"),
            "before",
            List.of(SAME));
    JsonObject end = run(task, "items", "b,a");

    assertEquals("same: ok=2 | same2: ok=2", stages());
    assertTrue(end.get("result").getAsString().startsWith("b!"), end.toString());
  }
}
