// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose items run in worker processes. Real job JVMs, with real workers. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class JobOnProcessesIT {
  private static final Map<String, ?> TWICE = JobProcess.task("twice", "java.lang.Long", "long");
  private static final Map<String, ?> PICKY = JobProcess.task("picky", "java.lang.Integer", "int");
  private static final Map<String, ?> DIES = text("dies");

  @TempDir Path directory;

  private JobProcess job(Map<String, ?> task, String items, String... more) throws IOException {
    return job(task, List.of(), items, more);
  }

  private JobProcess job(Map<String, ?> task, List<String> prefix, String items, String... more)
      throws IOException {
    Map<String, String> options = new TreeMap<>(Map.of("pool", "process", "items", items));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return new JobProcess(directory, task, options, prefix);
  }

  private static Map<String, ?> text(String member) {
    return JobProcess.task(member, "java.lang.String", "java.lang.String");
  }

  private static void assertGone(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void allItemsEndWell_resultIsThatOfThreads_andNothingIsLeft() throws Exception {
    try (JobProcess job = job(TWICE, "1..100000", "reduce", "sum")) {
      assertEquals("process", job.await("start").get("pool").getAsString());
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString());
      assertEquals("10000100000", end.get("result").getAsString());
      assertEquals(0, job.exitCode());
      assertEquals(100_000, job.items().size());
      assertEquals(List.of(), job.workers());
      assertFalse(Files.exists(directory.resolve("run/crashes")));
    }
  }

  @Test
  void itemsShareObjectsOfTheJob_allWorkersSeeTheSame() throws Exception {
    Map<String, ?> task =
        JobProcess.with(
            JobProcess.task("deposit", "org.paralleltask.jobs.Deposit", "Deposit"),
            "itemsFrom",
            "all");
    Map<String, String> options = Map.of("pool", "process", "workers", "2", "reduce", "max");
    try (JobProcess job = new JobProcess(directory, task, options, List.of())) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString(), end::toString);
      assertEquals("5050", end.get("result").getAsString());
    }
  }

  @Test
  void F7_processorsAreOverridden_numberOfWorkersFollows_andSaysSo() throws Exception {
    List<String> prefix = List.of("env", "JDK_JAVA_OPTIONS=-XX:ActiveProcessorCount=3");
    try (JobProcess job = job(TWICE, prefix, "1..100")) {
      JsonObject start = job.await("start");
      assertEquals(3, start.get("workers").getAsInt());
      assertEquals("3 processors", start.get("why").getAsString());
      assertEquals("ok", job.await("end").get("outcome").getAsString());
    }
  }

  @Test
  void itemsFail_theyAreToldWithPlaceAndPrints() throws Exception {
    try (JobProcess job = job(PICKY, "1..12", "workers", "2")) {
      JsonObject end = job.await("end");
      assertEquals("2 of 12 items failed.", end.get("message").getAsString());
      assertEquals(2, job.seen("failure").size());
      for (JsonObject failure : job.seen("failure")) {
        String label = failure.get("label").getAsString();
        assertEquals(
            "IllegalStateException: bad number " + label, failure.get("message").getAsString());
        assertTrue(failure.get("at").getAsString().startsWith("SampleTasks.java:"));
        assertEquals("[\"looking at " + label + "\"]", failure.get("output").toString());
      }
      assertEquals(12, logs().size());
    }
  }

  @Test
  void duplicatesAreLeftOut_printsAreStillTheItems() throws Exception {
    try (JobProcess job =
        job(PICKY, "1,1,2,2,3", "onDuplicate", "once", "showOutput", "all", "workers", "1")) {
      job.await("end");
      List<String> printed =
          job.seen("output").stream()
              .map(e -> e.get("label").getAsString() + ": " + e.get("line").getAsString())
              .toList();
      assertEquals(List.of("1: looking at 1", "2: looking at 2", "3: looking at 3"), printed);
    }
  }

  private List<Path> logs() throws IOException {
    try (var files = Files.list(directory.resolve("run/output"))) {
      return files.toList();
    }
  }

  @Test
  void B6_itemExits_itAloneFails_withTheProcessInTheReports() throws Exception {
    try (JobProcess job = job(DIES, "a,exit,b,c", "workers", "1")) {
      JsonObject end = job.await("end");
      assertEquals("1 of 4 items failed.", end.get("message").getAsString());
      assertEquals(1, job.exitCode());
      JsonObject failure = job.seen("failure").get(0);
      assertEquals("exit", failure.get("label").getAsString());
      String message = failure.get("message").getAsString();
      assertTrue(message.endsWith(" left with System.exit(3)"), message);
      assertTrue(failure.getAsJsonArray("output").toString().contains("this is exit"));
      JsonObject lost = lost(job);
      assertEquals("exit", lost.get("label").getAsString());
      assertEquals(1, lost.get("index").getAsInt());
      assertEquals(3, lost.get("exitCode").getAsInt());
      assertTrue(lost.get("pid").getAsLong() > 0);
    }
  }

  private static JsonObject lost(JobProcess job) throws IOException {
    return job.result().getAsJsonArray("lostWorkers").get(0).getAsJsonObject();
  }

  @Test
  void B7_workerIsKilled_signalIsNamed() throws Exception {
    try (JobProcess job = job(DIES, "a,kill,b")) {
      assertEquals("1 of 3 items failed.", job.await("end").get("message").getAsString());
      assertEquals("SIGKILL", lost(job).get("signal").getAsString());
      String line =
          job.items().stream().filter(i -> i.contains("\"kill\"")).findAny().orElseThrow();
      assertTrue(line.contains(",\"exitCode\":137,\"signal\":\"SIGKILL\"}}"), line);
    }
  }

  @Test
  void workerIsKilled_secondAttemptIsOk_runIsOk() throws Exception {
    String item = "once:" + directory.resolve("marker");
    try (JobProcess job = job(DIES, "a," + item + ",b", "attempts", "2")) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString());
      assertEquals(1, end.getAsJsonObject("counts").get("FLAKY").getAsInt());
      assertEquals(0, job.exitCode());
    }
  }

  @Test
  void B7_workerCrashes_reportIsInTheDirectoryOfTheJob() throws Exception {
    try (JobProcess job = job(DIES, "a,crash,b")) {
      assertEquals("1 of 3 items failed.", job.await("end").get("message").getAsString());
      Path crash = Path.of(lost(job).get("crashFile").getAsString());
      assertEquals(directory.resolve("run/crashes"), crash.getParent());
      assertTrue(Files.readString(crash).contains("SIGSEGV"));
      String message = job.seen("failure").get(0).get("message").getAsString();
      assertTrue(message.contains("; see " + crash), message);
    }
  }

  @Test
  void B8_programOfAnItemPrints_lineIsTheWorkers() throws Exception {
    try (JobProcess job = job(DIES, "native", "workers", "1")) {
      job.await("end");
      List<String> told =
          job.seen("log").stream().map(event -> event.get("text").getAsString()).toList();
      assertEquals(1, told.size(), told::toString);
      assertTrue(told.get(0).matches("\\[.*_0] from below"), told.get(0));
      String worker = told.get(0).substring(1, told.get(0).indexOf(']'));
      assertEquals(
          "from below\n", Files.readString(directory.resolve("run/output/" + worker + ".log")));
    }
  }

  @Test
  void jvmArguments_areTheWorkersToo() throws Exception {
    try (JobProcess job = job(DIES, "colour", "showOutput", "all")) {
      job.await("end");
      assertEquals("blue light", job.seen("output").get(1).get("line").getAsString());
    }
  }

  @Test
  void B5_itemTakesTooLong_itIsTimedOut_andTheOthersRun() throws Exception {
    try (JobProcess job = job(text("mixed"), "item1,deaf,item2", "timeout", "1s", "workers", "1")) {
      JsonObject counts = job.await("end").getAsJsonObject("counts");
      assertEquals(1, counts.get("TIMED_OUT").getAsInt());
      assertEquals(2, counts.get("OK").getAsInt());
      JsonObject failure = job.seen("failure").get(0);
      assertTrue(
          failure.get("at").getAsString().startsWith("SampleTasks.java:"), failure::toString);
    }
  }

  @Test
  void progressNamesTheItemThatRuns() throws Exception {
    try (JobProcess job = job(text("mixed"), "item1,hang,item2", "workers", "1")) {
      JsonObject progress = job.await("progress");
      while (progress.getAsJsonArray("busy").isEmpty() || !progress.toString().contains("hang")) {
        progress = job.await("progress");
      }
      assertEquals(1, progress.get("running").getAsInt());
      assertEquals("hang", label(progress));
    }
  }

  private static String label(JsonObject progress) {
    return progress.getAsJsonArray("busy").get(0).getAsJsonObject().get("label").getAsString();
  }

  @Test
  void F1_terminated_runningItemsAreCancelled_andWorkersAreGone() throws Exception {
    try (JobProcess job = job(text("mixed"), "deaf,hang,item1", "workers", "2")) {
      awaitBusy(job, 2);
      List<ProcessHandle> workers = job.workers();
      job.terminate();
      JsonObject end = job.await("end");
      assertEquals("interrupted", end.get("outcome").getAsString());
      assertEquals(0, end.getAsJsonObject("counts").get("FAILED").getAsInt(), end::toString);
      assertEquals(3, end.get("items").getAsLong());
      assertEquals(143, job.exitCode());
      assertTrue(workers.size() >= 2);
      assertGone(workers);
    }
  }

  @Test
  void standardInputEnds_workersAreGoneToo() throws Exception {
    try (JobProcess job = job(text("deaf"), "a,b", "workers", "2")) {
      awaitBusy(job, 2);
      List<ProcessHandle> workers = job.workers();
      job.closeStandardInput();
      assertTrue(job.endsWithin(2_500));
      assertGone(workers);
    }
  }

  @Test
  void F2_jobIsKilled_workersAreGoneToo() throws Exception {
    try (JobProcess job = job(text("deaf"), "a,b", "workers", "2")) {
      awaitBusy(job, 2);
      List<ProcessHandle> workers = job.workers();
      job.kill();
      assertGone(workers);
    }
  }

  private static void awaitBusy(JobProcess job, int workers) throws IOException {
    JsonObject progress = job.await("progress");
    while (progress.get("running").getAsInt() < workers || job.workers().size() < workers) {
      progress = job.await("progress");
    }
  }

  @Test
  void B11_taskThatCannotTravel_isAConfigurationError_butThreadsRunIt() throws Exception {
    Map<String, ?> task =
        JobProcess.with(TWICE, "cannotTravel", "\"number\" cannot travel: it is a lock.");
    try (JobProcess job = job(task, "1..3")) {
      JsonObject end = job.await("end");
      assertEquals("config", end.get("outcome").getAsString());
      assertEquals("\"number\" cannot travel: it is a lock.", end.get("message").getAsString());
      assertEquals(2, job.exitCode());
    }
    try (JobProcess job = job(task, "1..3", "pool", "thread")) {
      assertEquals("ok", job.await("end").get("outcome").getAsString());
    }
  }

  @Test
  void wrongJvmArgument_isAnErrorThatHasWhatTheJvmSays() throws Exception {
    try (JobProcess job = job(TWICE, "1..3", "workerMaxHeap", "2m", "workers", "1")) {
      JsonObject end = job.await("end");
      String message = end.get("message").getAsString();
      assertEquals("halted", end.get("outcome").getAsString(), message);
      assertTrue(message.contains("Error occurred during initialization of VM"), message);
    }
  }
}
