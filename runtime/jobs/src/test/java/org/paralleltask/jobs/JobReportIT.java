// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a run, and made of it again. Real job JVMs. */
@Timeout(120)
class JobReportIT {
  private static final Map<String, ?> PICKY = JobProcess.task("picky", "java.lang.Integer", "int");
  private static final Map<String, ?> STUCK =
      JobProcess.task("stuck", "java.lang.String", "java.lang.String");

  /** The plugin knows the directory of a job, and nothing of its classes. */
  private static final Map<String, ?> UNKNOWN =
      Map.of(
          "id", "run", "job", "run", "owner", "", "wiring", "", "member", "", "input", "", "result",
          "");

  private static final List<String> FILES =
      List.of("result.json", "items.ndjson", "report.html", "trace.json", "failed.txt");

  @TempDir Path directory;

  private Path file(String name) {
    return directory.resolve("run").resolve(name);
  }

  @Test
  void runIsReported_andReportedAgainWithTheSameBytes() throws Exception {
    Map<String, String> options = Map.of("items", "1..50");
    try (JobProcess job = new JobProcess(directory, PICKY, options)) {
      JsonObject end = job.await("end");
      assertEquals(file("report.html").toString(), end.get("reportFile").getAsString());
      assertEquals(file("failed.txt").toString(), end.get("failedFile").getAsString());
      assertEquals(1, job.exitCode());
    }
    assertTrue(Files.exists(file("junit.xml")));
    Map<String, byte[]> before = new TreeMap<>();
    for (String name : FILES) {
      before.put(name, Files.readAllBytes(file(name)));
      Files.delete(file(name));
    }
    try (JobProcess job = JobProcess.doing("report", directory, UNKNOWN, Map.of())) {
      JsonObject end = job.await("end");
      assertTrue(end.get("reported").getAsBoolean());
      assertEquals("failed", end.get("outcome").getAsString());
      assertEquals(50, end.get("items").getAsLong());
      assertEquals(0, job.exitCode());
    }
    for (String name : FILES) {
      assertArrayEquals(before.get(name), Files.readAllBytes(file(name)), name);
    }
  }

  @Test
  void listOfFailures_isTheInputOfTheNextRun() throws Exception {
    try (JobProcess job = new JobProcess(directory, PICKY, Map.of("items", "1..50"))) {
      job.await("end");
      job.exitCode();
    }
    List<String> failed = Files.readAllLines(file("failed.txt"));
    assertFalse(failed.isEmpty());
    Map<String, String> options = Map.of("itemsFile", file("failed.txt").toString());
    try (JobProcess job = new JobProcess(directory, PICKY, options)) {
      assertEquals(failed.size(), job.await("end").get("items").getAsLong());
    }
  }

  @Test
  void killedRun_canStillBeReported() throws Exception {
    Map<String, String> options = Map.of("items", "a,b,c", "workers", "2");
    try (JobProcess job = new JobProcess(directory, STUCK, options)) {
      job.await("progress");
      job.kill();
      job.exitCode();
    }
    assertFalse(Files.exists(file("report.html")));
    try (JobProcess job = JobProcess.doing("report", directory, UNKNOWN, Map.of())) {
      JsonObject end = job.await("end");
      assertEquals("killed", end.get("outcome").getAsString());
      assertEquals(3, end.get("items").getAsLong());
      assertEquals(0, job.exitCode());
      assertEquals("killed", job.result().get("outcome").getAsString());
    }
    assertTrue(Files.readString(file("report.html")).contains("The run was killed"));
  }

  @Test
  void nothingToReportOn_messageSaysWhatToDo() throws Exception {
    try (JobProcess job = JobProcess.doing("report", directory, UNKNOWN, Map.of())) {
      JsonObject end = job.await("end");
      assertEquals("config", end.get("outcome").getAsString());
      String message = end.get("message").getAsString();
      assertTrue(message.startsWith("There is no run to report on"), message);
      assertEquals(2, job.exitCode());
    }
  }

  @Test
  void unknownReport_messageListsWhatThereIs() throws Exception {
    Map<String, String> options = Map.of("items", "1..5", "report", "html,pdf");
    try (JobProcess job = new JobProcess(directory, PICKY, options)) {
      String message = job.await("end").get("message").getAsString();
      assertTrue(
          message.contains(
              "\"report\" cannot be \"html,pdf\" (command line). Accepted: all, none, or some of json, items, junit, html, trace, failed, markdown"),
          message);
    }
  }

  @Test
  void someReportsAreAskedFor_theOthersAreNotThere() throws Exception {
    Map<String, String> options = Map.of("items", "1..5", "report", "json");
    try (JobProcess job = new JobProcess(directory, PICKY, options)) {
      assertTrue(job.await("end").get("reportFile").isJsonNull());
      job.exitCode();
    }
    assertTrue(Files.exists(file("result.json")));
    assertFalse(Files.exists(file("report.html")));
    assertFalse(Files.exists(file("items.ndjson")));
  }
}
