// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of results. Real job JVMs. */
@Timeout(60)
class JobResultsIT {
  private static final String STRING = "java.lang.String";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"min,a", "max,c", "concat,cab", "count,3", "join,c+a+b"})
  void resultsAreFoldedInTheOrderOfTheItems(String reduce, String expected) throws Exception {
    Map<String, String> options =
        Map.of("items", "c,a,b", "reduce", reduce, "output", "o.txt", "workers", "3");
    Map<String, ?> task =
        JobProcess.with(JobProcess.task("joined", STRING, STRING), "reduce", "join");
    try (JobProcess job = new JobProcess(directory, task, options)) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString());
      assertEquals(expected, end.get("result").getAsString());
      assertEquals(expected + "\n", Files.readString(directory.resolve("o.txt")));
    }
  }

  @Test
  void sumOverflows_runFails_andPreviousOutputStays() throws Exception {
    Files.writeString(directory.resolve("o.txt"), "before");
    Map<String, String> options = Map.of("items", "1,2", "reduce", "sum", "output", "o.txt");
    Map<String, ?> task = JobProcess.task("huge", "java.lang.Integer", "long");
    try (JobProcess job = new JobProcess(directory, task, options)) {
      JsonObject end = job.await("end");
      assertEquals("failed", end.get("outcome").getAsString());
      assertEquals(
          "All items ran, but their results could not be put together: java.lang.ArithmeticException: the sum does not fit into 64 bits: return BigInteger from the task. No output was written.",
          end.get("message").getAsString());
      assertEquals(2, end.getAsJsonObject("counts").get("OK").getAsLong());
      assertEquals("before", Files.readString(directory.resolve("o.txt")));
      assertEquals(1, job.exitCode());
    }
  }

  @Test
  void reducerThrowsAnError_runFails_andSaysSo() throws Exception {
    Map<String, ?> task =
        JobProcess.with(JobProcess.task("joined", STRING, STRING), "reduce", "join");
    try (JobProcess job = new JobProcess(directory, task, Map.of("items", "a,bad,c"))) {
      JsonObject end = job.await("end");
      assertEquals("failed", end.get("outcome").getAsString());
      assertEquals(
          "All items ran, but their results could not be put together: java.lang.AssertionError: cannot join bad. No output was written.",
          end.get("message").getAsString());
    }
  }

  @Test
  void itemFails_linesAreNotPublished_andNothingIsLeftBehind() throws Exception {
    Files.writeString(directory.resolve("o.txt"), "before");
    Map<String, ?> picky = JobProcess.task("picky", "java.lang.Integer", "int");
    Map<String, String> options = Map.of("items", "1..7", "output", "o.txt");
    try (JobProcess job = new JobProcess(directory, picky, options)) {
      assertEquals("1 of 7 items failed.", job.await("end").get("message").getAsString());
      assertEquals("before", Files.readString(directory.resolve("o.txt")));
      assertFalse(Files.exists(directory.resolve(".o.txt.part")));
    }
  }
}
