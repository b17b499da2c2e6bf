// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every test starts a real job JVM. */
@Timeout(60)
class JobMainIT {
  private static final Map<String, ?> TWICE = JobProcess.task("twice", "java.lang.Long", "long");
  private static final Map<String, ?> PICKY = JobProcess.task("picky", "java.lang.Integer", "int");
  private static final Map<String, ?> STUCK =
      JobProcess.task("stuck", "java.lang.String", "java.lang.String");

  @TempDir Path directory;

  @Test
  void allItemsEndWell_sumIsToldAndWritten() throws Exception {
    Map<String, String> options =
        Map.of("items", "1..100000", "reduce", "sum", "output", "out/sum.txt");
    try (JobProcess job = new JobProcess(directory, TWICE, options)) {
      assertEquals("cafe", job.await("hello").get("token").getAsString());
      JsonObject end = job.await("end");
      assertEquals(0, job.exitCode());
      assertEquals("ok", end.get("outcome").getAsString());
      assertEquals("10000100000", end.get("result").getAsString());
      assertEquals(100_000, end.getAsJsonObject("counts").get("OK").getAsLong());
      assertEquals("10000100000\n", Files.readString(directory.resolve("out/sum.txt")));
      assertEquals(100_000, job.items().size());
    }
  }

  @Test
  void B1_itemsFail_theyAreToldWithPlaceAndPrints_andPreviousOutputStays() throws Exception {
    Files.writeString(directory.resolve("sum.txt"), "before");
    Map<String, String> options =
        Map.of("items", "1..12", "reduce", "sum", "output", "sum.txt", "workers", "1");
    try (JobProcess job = new JobProcess(directory, PICKY, options)) {
      JsonObject end = job.await("end");
      assertEquals(1, job.exitCode());
      assertEquals("failed", end.get("outcome").getAsString());
      assertEquals("2 of 12 items failed.", end.get("message").getAsString());
      JsonObject failure = job.seen("failure").get(0);
      assertEquals("IllegalStateException: bad number 5", failure.get("message").getAsString());
      assertTrue(failure.get("at").getAsString().startsWith("SampleTasks.java:"));
      assertEquals("[\"looking at 5\"]", failure.get("output").toString());
      assertEquals(
          "IllegalStateException: bad number #",
          end.getAsJsonArray("groups").get(0).getAsJsonObject().get("message").getAsString());
      assertEquals("before", Files.readString(directory.resolve("sum.txt")));
    }
  }

  @Test
  void failuresWithinTolerance_exitCodeIsZero() throws Exception {
    try (JobProcess job =
        new JobProcess(directory, PICKY, Map.of("items", "1..12", "maxFailures", "20%"))) {
      assertEquals("tolerated", job.await("end").get("outcome").getAsString());
      assertEquals(0, job.exitCode());
    }
  }

  @Test
  void failureWithDrain_restIsNotRun_andCountsAddUp() throws Exception {
    Map<String, String> options =
        Map.of("items", "5..100000", "onFailure", "drain", "workers", "1");
    try (JobProcess job = new JobProcess(directory, PICKY, options)) {
      JsonObject end = job.await("end");
      assertEquals("halted", end.get("outcome").getAsString());
      assertEquals(1, job.exitCode());
      JsonObject counts = end.getAsJsonObject("counts");
      long sum = counts.keySet().stream().mapToLong(state -> counts.get(state).getAsLong()).sum();
      assertEquals(99_996, sum);
      assertTrue(counts.get("NOT_RUN").getAsLong() > 0, counts::toString);
    }
  }

  @Test
  void A3_severalBadOptions_allAreToldAtOnce() throws Exception {
    Map<String, String> options =
        Map.of("items", "1", "workers", "0", "timeout", "soon", "reduce", "avg");
    try (JobProcess job = new JobProcess(directory, TWICE, options)) {
      JsonObject end = job.await("end");
      assertEquals(2, job.exitCode());
      assertEquals("config", end.get("outcome").getAsString());
      assertEquals(
          """
          "timeout" cannot be "soon" (command line). Accepted: a time above zero such as 500ms, 30s, 5m or 1h.
          "workers" cannot be "0" (command line). Accepted: a number such as 4, a number for each processor such as 2C, or auto.
          "reduce" cannot be "avg": there is no such way to fold results. Accepted: sum, count, min, max, concat, each for results of a type that it suits.""",
          end.get("message").getAsString());
      assertEquals("config", job.result().get("outcome").getAsString());
    }
  }

  @Test
  void A14_classIsMissing_messageSaysToCompile() throws Exception {
    Map<String, ?> task = JobProcess.task("NoTasks", "any", "java.lang.String", "int");
    try (JobProcess job = new JobProcess(directory, task, Map.of("items", "a"))) {
      assertEquals(
          "The task org.paralleltask.jobs.Sample#any cannot be run: the class org.paralleltask.jobs.NoTasks is not on the class path. Compile first: mvn compile parallel:run.",
          job.await("end").get("message").getAsString());
      assertEquals(2, job.exitCode());
    }
  }

  @Test
  void A13_classCannotBeInitialized_causeIsToldOnce() throws Exception {
    Map<String, ?> task = JobProcess.task("BrokenTasks", "any", "java.lang.String", "int");
    try (JobProcess job = new JobProcess(directory, task, Map.of("items", "a"))) {
      String message = job.await("end").get("message").getAsString();
      assertTrue(message.contains("java.lang.IllegalStateException: no licence file"), message);
      assertEquals(2, job.exitCode());
    }
  }

  @Test
  void F1_terminated_resultSaysInterrupted() throws Exception {
    try (JobProcess job =
        new JobProcess(directory, STUCK, Map.of("items", "a,b,c", "workers", "2"))) {
      job.awaitRunning();
      job.terminate();
      JsonObject end = job.await("end");
      assertEquals("interrupted", end.get("outcome").getAsString());
      assertEquals(3, end.get("items").getAsLong());
      assertEquals(143, job.exitCode());
      assertEquals("interrupted", job.result().get("outcome").getAsString());
    }
  }

  @Test
  void standardInputEnds_jvmEndsWithinTwoSeconds_evenIfItemIgnoresInterrupts() throws Exception {
    Map<String, ?> deaf = JobProcess.task("deaf", "java.lang.String", "java.lang.String");
    try (JobProcess job = new JobProcess(directory, deaf, Map.of("items", "a", "workers", "1"))) {
      job.awaitRunning();
      job.closeStandardInput();
      assertTrue(job.endsWithin(2_500));
      assertEquals("interrupted", job.result().get("outcome").getAsString());
      assertEquals(1, job.result().getAsJsonObject("items").get("cancelled").getAsLong());
    }
  }

  @Test
  void B6_itemCallsSystemExit_runIsHalted_andExitCodeIsNotTheItems() throws Exception {
    Map<String, ?> exit = JobProcess.task("exit", "java.lang.String", "java.lang.String");
    try (JobProcess job = new JobProcess(directory, exit, Map.of("items", "a"))) {
      JsonObject end = job.await("end");
      assertEquals("halted", end.get("outcome").getAsString());
      assertEquals(
          "SYSTEM_EXIT: the item called System.exit",
          job.seen("failure").get(0).get("message").getAsString());
      assertEquals(1, job.exitCode());
    }
  }

  @Test
  void runTimeout_runningItemsAreCancelled() throws Exception {
    try (JobProcess job =
        new JobProcess(directory, STUCK, Map.of("items", "a,b", "runTimeout", "2s"))) {
      JsonObject end = job.await("end");
      assertEquals("timeout", end.get("outcome").getAsString());
      assertEquals(2, end.getAsJsonObject("counts").get("CANCELLED").getAsLong());
      assertEquals(1, job.exitCode());
    }
  }

  @Test
  void B3_messageCannotBeRead_itemStillReported() throws Exception {
    Map<String, ?> nasty = JobProcess.task("nasty", "java.lang.String", "java.lang.String");
    try (JobProcess job = new JobProcess(directory, nasty, Map.of("items", "a"))) {
      job.await("end");
      String message = job.seen("failure").get(0).get("message").getAsString();
      assertTrue(
          message.contains("(its getMessage() threw java.lang.IllegalStateException)"), message);
    }
  }

  @Test
  void A7_badLinesInFile_failAlone() throws Exception {
    Files.write(
        directory.resolve("in.txt"),
        "\uFEFF1\r\n# two\r\nx\r\n3".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try (JobProcess job =
        new JobProcess(
            directory,
            TWICE,
            Map.of("itemsFile", "in.txt", "output", "o.txt", "maxFailures", "1"))) {
      assertEquals("tolerated", job.await("end").get("outcome").getAsString());
      assertEquals(
          "BAD_ITEM: line 3: \"x\" is no Long",
          job.seen("failure").get(0).get("message").getAsString());
      assertEquals("2\n6\n", Files.readString(directory.resolve("o.txt")));
    }
  }

  @Test
  void A9_duplicates_areAConfigurationError_namingBothPositions() throws Exception {
    try (JobProcess job = new JobProcess(directory, TWICE, Map.of("items", "1,2,1"))) {
      assertEquals(
          "items has items twice: \"1\" is item 1 and item 3. Remove them, or pass -Dparallel.onDuplicate=once.",
          job.await("end").get("message").getAsString());
    }
  }

  @Test
  void globIsInCodePointOrder() throws Exception {
    Files.createDirectories(directory.resolve("d/sub"));
    for (String name : new String[] {"d/b.csv", "d/Z.csv", "d/sub/a.csv", "d/c.txt"}) {
      Files.writeString(directory.resolve(name), "");
    }
    Map<String, ?> name = JobProcess.task("name", "java.nio.file.Path", "java.lang.String");
    try (JobProcess job =
        new JobProcess(directory, name, Map.of("itemsGlob", "d/**/*.csv", "output", "o.txt"))) {
      assertEquals("ok", job.await("end").get("outcome").getAsString());
      assertEquals("Z.csv\nb.csv\na.csv\n", Files.readString(directory.resolve("o.txt")));
      assertFalse(Files.exists(directory.resolve(".o.txt.part")));
    }
  }
}
