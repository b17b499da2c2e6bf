// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pools and signals, as the JVM and the system have them. Real job JVMs. */
@Timeout(60)
class JobEndIT {
  private static final Map<String, ?> TWICE = JobProcess.task("twice", "java.lang.Long", "long");
  private static final Map<String, ?> STUCK =
      JobProcess.task("stuck", "java.lang.String", "java.lang.String");

  @TempDir Path directory;

  /** A build in the background ignores SIGINT, and its children would, too, but for the prefix. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void interruptSignal_exitCodeIs130_andResultSaysInterrupted() throws Exception {
    Map<String, String> options = Map.of("items", "a,b,c", "workers", "2");
    List<String> prefix = List.of("env", "--default-signal=INT");
    try (JobProcess job = new JobProcess(directory, STUCK, options, prefix)) {
      while (job.await("progress").get("running").getAsLong() < 2) {
        // The first progress may be told when one worker has begun and the other has not.
      }
      new ProcessBuilder("kill", "-INT", Long.toString(job.pid())).start().waitFor();
      JsonObject end = job.await("end");
      assertEquals("interrupted", end.get("outcome").getAsString());
      assertEquals("The run was interrupted.", end.get("message").getAsString());
      assertTrue(end.get("resumable").getAsBoolean(), end::toString);
      assertEquals(130, job.exitCode());
      JsonObject result = job.result();
      assertEquals("interrupted", result.get("outcome").getAsString());
      assertEquals(2, result.getAsJsonObject("items").get("cancelled").getAsLong());
      assertEquals(1, result.getAsJsonObject("items").get("notRun").getAsLong());
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualPool_runsItemsAndTheirPrintsAreTheirs() throws Exception {
    Map<String, ?> picky = JobProcess.task("picky", "java.lang.Integer", "int");
    Map<String, String> options =
        Map.of("items", "1..2000", "pool", "virtual", "maxFailures", "400", "reduce", "sum");
    try (JobProcess job = new JobProcess(directory, picky, options)) {
      assertEquals("1000 virtual threads", job.await("start").get("why").getAsString());
      JsonObject end = job.await("end");
      assertEquals("tolerated", end.get("outcome").getAsString());
      assertEquals("1600000", end.get("result").getAsString());
      JsonObject failure = job.seen("failure").get(0);
      assertEquals(
          "[\"looking at " + failure.get("label").getAsString() + "\"]",
          failure.get("output").toString());
    }
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_20)
  void virtualPoolOnAnOldJdk_messageSaysWhatIsNeeded() throws Exception {
    Map<String, String> options = Map.of("items", "1..20", "pool", "virtual");
    try (JobProcess job = new JobProcess(directory, TWICE, options)) {
      JsonObject end = job.await("end");
      assertEquals("config", end.get("outcome").getAsString());
      String message = end.get("message").getAsString();
      assertTrue(message.contains("21"), message);
      assertEquals(2, job.exitCode());
    }
  }
}
