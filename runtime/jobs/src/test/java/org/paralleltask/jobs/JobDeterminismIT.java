// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.OutputFile;

/** Items that run again to see whether they give the same. Real job JVMs. */
@Timeout(120)
class JobDeterminismIT {
  private static final String STRING = "java.lang.String";
  private static final String PATH = "java.nio.file.Path";
  private static final Map<String, ?> SAY = task("say", STRING, STRING);
  private static final Map<String, ?> MAKE = task("make", PATH, "org.paralleltask.OutputFile");
  private static final Map<String, ?> WRITE = task("write", PATH, PATH);

  @TempDir Path directory;

  private static Map<String, ?> task(String member, String input, String result) {
    return JobProcess.task("FickleTasks", member, input, result);
  }

  private JobProcess start(Map<String, ?> task, String... options) throws IOException {
    Map<String, String> map = new TreeMap<>(Map.of("verifyDeterminism", "10"));
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

  private static String counts(JsonObject end) {
    JsonObject counts = end.getAsJsonObject("counts");
    return counts.keySet().stream()
        .filter(state -> counts.get(state).getAsLong() > 0)
        .map(state -> state + "=" + counts.get(state))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  /** The items that ran again, each with what came of it. */
  private Map<String, String> verified() throws IOException {
    JsonObject tables =
        JsonParser.parseString(text("run/result.json")).getAsJsonObject().getAsJsonObject("tables");
    Iterable<JsonElement> rows = tables.getAsJsonObject("determinism").getAsJsonArray("rows");
    return StreamSupport.stream(rows.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .collect(
            Collectors.toMap(
                row -> row.get("item").getAsString(),
                row -> row.get("again").getAsString(),
                (a, b) -> a + "; " + b,
                TreeMap::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "process"})
  void B14_itemGivesAnotherResult_runFails_whateverIsTolerated(String pool) throws Exception {
    JsonObject end =
        run(SAY, "items", "a,random,b", "pool", pool, "output", "all.txt", "maxFailures", "100%");

    assertEquals("failed", end.get("outcome").getAsString(), end::toString);
    assertEquals("FAILED=1 OK=2", counts(end));
    assertEquals(
        "1 of 3 items failed. Of 3 items that ran again, 1 gave something else (NOT_DETERMINISTIC).",
        end.get("message").getAsString());
    assertTrue(Files.notExists(directory.resolve("all.txt")));
    assertEquals("random\n", text("run/failed.txt"));
    String said = "NOT_DETERMINISTIC: when it ran again, it returned ";
    assertTrue(text("run/junit.xml").contains(said), () -> end.toString());
    assertTrue(text("run/report.html").contains(said), () -> end.toString());
    assertTrue(text("run/items.ndjson").contains(said), () -> end.toString());
    Map<String, String> verified = verified();
    assertEquals("the same", verified.get("a"));
    assertTrue(
        verified.get("random").matches("it returned \"random .{36}\", and before \"random .{36}\""),
        verified::toString);
  }

  @Test
  void B14_sampleIsTheSameOneInEveryRun_alsoOfItemsThatAreUpToDate() throws Exception {
    String items = IntStream.range(0, 50).mapToObj(i -> "n" + i).collect(Collectors.joining(","));
    List<String> options = List.of("items", items, "verifyDeterminism", "3");
    JsonObject first = run(SAY, options.toArray(String[]::new));
    assertEquals("OK=50", counts(first));
    Map<String, String> verified = verified();
    assertEquals(3, verified.size());

    // Nobody needed the results, so two further runs are compared.
    JsonObject second = run(SAY, options.toArray(String[]::new));
    assertEquals("UP_TO_DATE=50", counts(second));
    assertEquals(verified, verified());
  }

  @ParameterizedTest
  @ValueSource(strings = {"concat", ""})
  void B14_itemIsUpToDate_andGivesAnotherResultThanWasKept_orTwoOthers(String reduce)
      throws Exception {
    Path hidden = directory.resolve("hidden");
    Files.writeString(hidden, "one");
    String items = "a,reads " + hidden + (reduce.isEmpty() ? ",random" : "");
    String[] options =
        reduce.isEmpty()
            ? new String[] {"items", items}
            : new String[] {"items", items, "reduce", reduce, "output", "all.txt"};
    List<String> unverified = new ArrayList<>(List.of(options));
    unverified.addAll(List.of("verifyDeterminism", "0"));
    run(SAY, unverified.toArray(String[]::new));
    Files.writeString(hidden, "two");

    JsonObject end = run(SAY, options);

    assertEquals("failed", end.get("outcome").getAsString(), end::toString);
    assertEquals(reduce.isEmpty() ? "FAILED=1 UP_TO_DATE=2" : "FAILED=1 UP_TO_DATE=1", counts(end));
    if (reduce.isEmpty()) {
      assertTrue(verified().get("random").startsWith("it returned "), verified()::toString);
    } else {
      assertEquals("it returned \"two\", and before \"one\"", verified().get("reads " + hidden));
      assertEquals("aone\n", text("all.txt"));
      JsonObject next = run(SAY, options); // it is not up to date any more
      assertEquals("OK=1 UP_TO_DATE=1", counts(next));
      assertEquals("atwo\n", text("all.txt"));
    }
  }

  private void inputs() throws IOException {
    Files.createDirectories(directory.resolve("in"));
    Files.writeString(directory.resolve("in/1.txt"), "one");
    Files.writeString(directory.resolve("in/2.txt"), "random");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "process"})
  void B14_itemMakesAnotherFile_publishedOnesStay(String pool) throws Exception {
    inputs();
    run(MAKE, "itemsGlob", "in/*.txt", "pool", pool, "verifyDeterminism", "0");
    String made = text("out/2.txt");

    JsonObject end = run(MAKE, "itemsGlob", "in/*.txt", "pool", pool);

    assertEquals("FAILED=1 UP_TO_DATE=1", counts(end));
    Map<String, String> verified = verified();
    assertEquals("the same", verified.get("in/1.txt"));
    String said = verified.get("in/2.txt");
    assertTrue(said.startsWith("it made another " + directory.resolve("out/2.txt")), said);
    assertEquals(made, text("out/2.txt"));
    assertFalse(Files.exists(new OutputFile(directory.resolve("out/1.txt")).part()));
    assertFalse(Files.exists(new OutputFile(directory.resolve("out/2.txt")).part()));
    assertTrue(Files.exists(directory.resolve("out/1.txt")));
  }

  @Test
  void B14_itemWritesAnotherFileUnderItsName() throws Exception {
    inputs();
    JsonObject end = run(WRITE, "itemsGlob", "in/*.txt");
    assertEquals("FAILED=1 OK=1", counts(end));
    assertTrue(verified().get("in/2.txt").startsWith("it made another "), verified()::toString);
  }

  @Test
  void B14_itemFailsWhenItRunsAgain_orDoesNotEnd() throws Exception {
    String items =
        "fails " + directory.resolve("done1") + ",hangs " + directory.resolve("done2") + ",a";
    JsonObject end = run(SAY, "items", items, "timeout", "10s", "workers", "3");
    assertEquals("FAILED=2 OK=1", counts(end));
    String all = verified().toString();
    assertTrue(all.contains("=it failed: FileAlreadyExistsException: "), all);
    assertTrue(all.contains(" did not finish within its timeout of 10s"), all);
  }

  @Test
  void B14_itemOfTheFirstStageGivesSomethingElse_theNextDoesNotBegin() throws Exception {
    Map<String, ?> pair =
        JobProcess.with(JobProcess.task("pair", STRING, STRING), "itemsFrom", "pairs");
    JsonObject end =
        run(JobProcess.with(pair, "before", List.of(SAY)), "items", "a,random", "maxFailures", "5");
    assertEquals("failed", end.get("outcome").getAsString(), end::toString);
    assertEquals("FAILED=1 OK=1", counts(end));
  }

  /** What ended well before is done, though it was not compared. */
  @Test
  void B14_F1_runIsInterruptedWhileItemsRunAgain() throws Exception {
    Path marker = directory.resolve("done");
    String items = "a,hangs " + marker;
    try (JobProcess job = start(SAY, "items", items, "workers", "1")) {
      job.awaitInJournal("\"st\":\"OK\",\"l\":\"hangs ");
      job.awaitRunning();
      job.terminate();
      JsonObject end = job.await("end");
      assertEquals("interrupted", end.get("outcome").getAsString(), end::toString);
      assertEquals("OK=2", counts(end));
      job.exitCode();
    }
    assertEquals("UP_TO_DATE=2", counts(run(SAY, "items", items, "verifyDeterminism", "0")));
  }
}
