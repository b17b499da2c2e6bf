// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that lacks what others take for granted: room, memory, files, a locale. Real job JVMs. */
@Timeout(120)
class JobSurroundingsIT {
  private static final String STRING = "java.lang.String";
  private static final String INTEGER = "java.lang.Integer";
  private static final Map<String, ?> TWICE = JobProcess.task("twice", "java.lang.Long", "long");
  private static final Map<String, ?> MIXED = JobProcess.task("mixed", STRING, STRING);
  private static final Map<String, ?> FILES =
      JobProcess.task("StarvingTasks", "files", INTEGER, "int");
  private static final Map<String, ?> MEMORY =
      JobProcess.task("StarvingTasks", "memory", INTEGER, "int");
  private static final Map<String, ?> DEADLY =
      JobProcess.task("StarvingTasks", "deadly", STRING, STRING);
  private static final Map<String, ?> LARGE =
      JobProcess.task("StarvingTasks", "large", INTEGER, STRING);

  @TempDir Path directory;

  /** Words that have the shell do something before it becomes the job. */
  private static List<String> after(String command) {
    return List.of("bash", "-c", command + "; exec \"$@\"", "bash");
  }

  private static List<String> withJvmOptions(String options) {
    return List.of("env", "JDK_JAVA_OPTIONS=" + options);
  }

  private JobProcess job(Map<String, ?> task, Map<String, String> options, List<String> prefix)
      throws IOException {
    return new JobProcess(directory, task, options, prefix);
  }

  private static long count(JsonObject end, String state) {
    return end.getAsJsonObject("counts").get(state).getAsLong();
  }

  private static long sum(JsonObject end) {
    JsonObject counts = end.getAsJsonObject("counts");
    return counts.keySet().stream().mapToLong(state -> counts.get(state).getAsLong()).sum();
  }

  private static String message(JsonObject end) {
    return end.get("message").getAsString();
  }

  private static List<String> logged(JobProcess job) {
    return job.seen("log").stream().map(log -> log.get("text").getAsString()).toList();
  }

  @Test
  void C1_outputCannotBeWritten_nothingRuns() throws Exception {
    Files.createDirectory(directory.resolve("there"));
    Map<String, String> options = Map.of("items", "1..9", "reduce", "sum", "output", "there");
    try (JobProcess job = job(TWICE, options, List.of())) {
      JsonObject end = job.await("end");
      assertEquals("environment", end.get("outcome").getAsString());
      assertTrue(message(end).contains("\"output\" is \"" + directory.resolve("there") + "\""));
      assertEquals(0, sum(end));
      assertEquals(3, job.exitCode());
      assertTrue(Files.notExists(directory.resolve("run/journal.ndjson")));
    }
  }

  @Test
  void C1_E2_directoryOfTheJobIsAFile_nothingRuns() throws Exception {
    Files.createFile(directory.resolve("run"));
    try (JobProcess job = job(TWICE, Map.of("items", "1..9"), List.of())) {
      JsonObject end = job.await("end");
      assertEquals("environment", end.get("outcome").getAsString());
      assertTrue(message(end).startsWith("The files of this job belong in \""), message(end));
      assertEquals(3, job.exitCode());
    }
  }

  /** Root may read everything, unless it gives that up. */
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({"run/journal.ndjson, ---------", "run, r-x------", "run, ---------"})
  void C1_E2_journalMayNotBeReadOrReplaced_nothingRuns(String name, String permissions)
      throws Exception {
    List<String> bound =
        System.getProperty("user.name").equals("root")
            ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
            : List.of("env");
    assumeTrue(works(bound), "SKIPPED, needs setpriv, or a user that is not root");
    Path journal = directory.resolve("run/journal.ndjson");
    Path file = directory.resolve(name);
    try (JobProcess first = job(TWICE, Map.of("items", "1..9"), List.of())) {
      assertEquals("ok", first.await("end").get("outcome").getAsString());
      assertEquals(0, first.exitCode());
    }
    String before = Files.readString(journal);
    Set<PosixFilePermission> usual = Files.getPosixFilePermissions(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    try (JobProcess job = job(TWICE, Map.of("items", "1..9"), bound)) {
      JsonObject end = job.await("end");
      assertEquals("environment", end.get("outcome").getAsString(), end::toString);
      assertTrue(message(end).contains(file.toString()), message(end));
      assertEquals(0, sum(end));
      assertEquals(3, job.exitCode());
    } finally {
      Files.setPosixFilePermissions(file, usual);
    }
    assertEquals(before, Files.readString(journal));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void C2_E12_fileSystemIsFull_runEnds_andSaysWhy() throws Exception {
    Path run = Files.createDirectory(directory.resolve("run"));
    String mount = "mount -t tmpfs -o size=400k tmpfs '" + run + "'";
    List<String> full = List.of("unshare", "-rm", "bash", "-c", mount + " && exec \"$@\"", "bash");
    assumeTrue(works(full), "SKIPPED, needs a user that may mount a small file system");
    Map<String, String> options = Map.of("items", "1..20000", "reduce", "sum");
    try (JobProcess job = job(TWICE, options, full)) {
      JsonObject end = job.await("end");
      assertEquals("environment", end.get("outcome").getAsString(), end::toString);
      assertTrue(message(end).startsWith("The journal cannot be written: "), message(end));
      assertEquals(20_000, sum(end));
      assertTrue(count(end, "NOT_RUN") > 0, end::toString);
      assertEquals(3, job.exitCode());
    }
  }

  private static boolean works(List<String> prefix) throws Exception {
    List<String> command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  @Test
  void C12_noTemporaryDirectory_outputIsPublishedAllTheSame() throws Exception {
    String nowhere = "-Djava.io.tmpdir=" + directory.resolve("nowhere");
    Map<String, String> options = Map.of("items", "1..50", "output", "all.txt");
    try (JobProcess job = job(TWICE, options, withJvmOptions(nowhere))) {
      assertEquals("ok", job.await("end").get("outcome").getAsString(), job.log());
      assertEquals(50, Files.readAllLines(directory.resolve("all.txt")).size());
    }
  }

  @Test
  void C15_directoryIsCleanedDuringTheRun_itIsPutBack_andTheNextRunKnowsAll() throws Exception {
    Path journal = directory.resolve("run/journal.ndjson");
    Map<String, String> options = Map.of("items", "a-ok,b-ok,hang", "workers", "1");
    try (JobProcess job = job(MIXED, options, List.of())) {
      while (job.await("progress").get("done").getAsLong() < 2) {
        // The third goes on until the job is ended.
      }
      clean(directory.resolve("run"));
      while (!Files.exists(journal)) {
        Thread.onSpinWait(); // there is no event for that
      }
      job.terminate();
      assertEquals(1, count(job.await("end"), "CANCELLED"));
      assertEquals("interrupted", job.result().get("outcome").getAsString());
      assertTrue(logged(job).get(0).contains(" was removed during the run, and put back."));
      job.exitCode();
    }
    Map<String, String> rest = Map.of("items", "a-ok,b-ok,c-ok", "workers", "1");
    try (JobProcess next = job(MIXED, rest, List.of())) {
      assertEquals(2, count(next.await("end"), "UP_TO_DATE"));
    }
  }

  private static void clean(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void C16_tooManyOpenFiles_itemFails_andFewerWorkersRun() throws Exception {
    Map<String, String> options = Map.of("items", "2000,-1,-2,-3,-4,-5,2001", "workers", "4");
    try (JobProcess job = JobProcess.packed(directory, FILES, options, after("ulimit -n 400"))) {
      JsonObject end = job.await("end");
      assertEquals("2 of 7 items failed.", message(end));
      assertEquals(5, count(end, "OK"));
      assertEquals(
          List.of(
              "An item could not open a file, as too many are open. From now on, fewer run at a time: 2. Raise the limit (ulimit -n), use fewer workers, or close files in the task."),
          logged(job));
    }
  }

  /** Whether there is memory left to tell of it depends on the JVM; but the run ends, and fails. */
  @Test
  void F6_heapIsTooSmall_runEndsAndFails_andMessageSaysHowManyWorkersWouldDo() throws Exception {
    Map<String, String> options = Map.of("items", "600..700", "workers", "4");
    try (JobProcess job = job(MEMORY, options, withJvmOptions("-Xmx32m"))) {
      job.await("start");
      assertNotEquals(0, job.exitCode(), job.log());
      JsonObject end = job.lastEvent();
      if (end.get("e").getAsString().equals("end") && sum(end) == 101) {
        assertEquals("halted", end.get("outcome").getAsString());
        assertTrue(message(end).contains(" with 4 workers in a heap of "), message(end));
        assertTrue(message(end).contains(" such as -Dparallel.workers=2, or more memory: "));
      }
    }
  }

  @Test
  void B3_workerDiesWithItsItem_runEndsAndFails() throws Exception {
    try (JobProcess job = job(DEADLY, Map.of("items", "a,b,c", "workers", "2"), List.of())) {
      JsonObject end = job.await("end");
      assertEquals("halted", end.get("outcome").getAsString());
      assertTrue(message(end).startsWith("Memory ran out ("), message(end));
      assertTrue(message(end).contains("), with 2 workers in a heap of "), message(end));
      assertEquals(3, sum(end));
      assertNotEquals(0, job.exitCode());
    }
  }

  @Test
  void B12_resultIsLargerThanTheMemoryHere_itsItemFails_andTheOthersDoNot() throws Exception {
    Map<String, String> options =
        Map.of("items", "1,150,2,3", "pool", "process", "workers", "2", "workerMaxHeap", "1g");
    try (JobProcess job = job(LARGE, options, withJvmOptions("-Xmx96m"))) {
      assertEquals("1 of 4 items failed.", message(job.await("end")), job.log());
      JsonObject failure = job.seen("failure").get(0);
      assertEquals("150", failure.get("label").getAsString());
      assertTrue(message(failure).contains("sent a result that is larger than"), message(failure));
    }
  }

  @Test
  void B12_resultIsLargerThanTheMemoryOfItsWorker_itsItemFails_andTheOthersDoNot()
      throws Exception {
    Map<String, String> options =
        Map.of("items", "1,150,2,3", "pool", "process", "workers", "2", "workerMaxHeap", "64m");
    try (JobProcess job = job(LARGE, options, List.of())) {
      assertEquals("1 of 4 items failed.", message(job.await("end")), job.log());
      assertTrue(message(job.seen("failure").get(0)).startsWith("OutOfMemoryError: "));
    }
  }

  @Test
  void A12_itemsAreNullOrOdd_nullFails_andOthersHaveALabel() throws Exception {
    Map<String, ?> odd =
        JobProcess.with(
            JobProcess.task("StarvingTasks", "odd", "java.lang.Object", STRING),
            "itemsFrom",
            "odds");
    try (JobProcess job = job(odd, Map.of(), List.of())) {
      assertEquals("1 of 4 items failed.", message(job.await("end")));
      assertEquals(
          "BAD_ITEM: item 2: \"null\" is null",
          job.seen("failure").get(0).get("message").getAsString());
      String items = String.join("\n", job.items());
      assertTrue(items.contains("\"label\":\"Textless@2\",\"state\":\"OK\""), items);
      assertTrue(items.contains("\"label\":\"asked 1 times\",\"state\":\"OK\""), items);
    }
  }

  @Test
  void G10_turkishJvm_readsOptionsAndWritesReportsAsAnyOther() throws Exception {
    Map<String, String> options =
        Map.of(
            "items", "1..10",
            "mode", "as-completed",
            "workers", "1.5C",
            "maxFailures", "12.5%",
            "timeout", "1m",
            "rerun", "failed");
    String turkish = "-Duser.language=tr -Duser.country=TR";
    try (JobProcess job = job(TWICE, options, withJvmOptions(turkish))) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString(), end::toString);
      assertEquals(10, job.result().getAsJsonObject("items").get("ok").getAsLong());
      String junit = Files.readString(directory.resolve("run/junit.xml"));
      assertTrue(junit.matches("(?s).* time=\"\\d+\\.\\d+\".*"), junit);
    }
  }
}
