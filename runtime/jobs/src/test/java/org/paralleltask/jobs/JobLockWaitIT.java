// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that wait for another run of their job. Real job JVMs. */
@Timeout(120)
class JobLockWaitIT {
  private static final Map<String, ?> MIXED =
      JobProcess.task("mixed", "java.lang.String", "java.lang.String");

  @TempDir Path directory;
  private JobProcess first;

  @BeforeEach
  void aRunIsUnderWay() throws Exception {
    first = new JobProcess(directory, MIXED, Map.of("items", "hang1"));
    first.awaitRunning();
  }

  @AfterEach
  void itEnds() {
    first.close();
  }

  private JobProcess waiting(String limit) throws Exception {
    return new JobProcess(directory, MIXED, Map.of("items", "a-ok", "lockWait", limit));
  }

  /** That is said before it waits, once, for whom. */
  private void awaitWait(JobProcess job) throws Exception {
    String said = job.await("log").get("text").getAsString();
    assertTrue(said.startsWith("mixed: Another run of this job is under way in "), said);
    assertTrue(said.contains(": process " + first.pid() + " on "), said);
    assertTrue(said.contains(". Waiting for its end, "), said);
  }

  @Test
  void E7_otherRunIsKilled_waitingRunGoesOn() throws Exception {
    try (JobProcess second = waiting("1h")) {
      awaitWait(second);
      first.kill();
      JsonObject end = second.await("end");
      assertEquals("ok", end.get("outcome").getAsString(), end::toString);
      assertEquals(1, end.getAsJsonObject("counts").get("OK").getAsLong(), end::toString);
      assertEquals(0, second.exitCode());
      // What the killed run left was read after the wait.
      String warned = second.seen("log").get(1).get("text").getAsString();
      assertTrue(warned.startsWith("The last run was killed while running: hang1"), warned);
    }
  }

  @Test
  void E7_otherRunDoesNotEndInTime_waitingRunIsRefused() throws Exception {
    try (JobProcess second = waiting("200ms")) {
      awaitWait(second);
      JsonObject end = second.await("end");
      assertEquals("locked", end.get("outcome").getAsString(), end::toString);
      String said = end.get("message").getAsString();
      assertTrue(said.contains("It did not end within 200 ms"), said);
      assertEquals(3, second.exitCode());
    }
  }

  @Test
  void E7_F1_waitingRunIsInterrupted_itEndsAtOnce_andTheOtherGoesOn() throws Exception {
    try (JobProcess second = waiting("1h")) {
      awaitWait(second);
      second.terminate();
      JsonObject end = second.await("end");
      assertEquals("interrupted", end.get("outcome").getAsString(), end::toString);
      String said = end.get("message").getAsString();
      // Of the wait itself, not of who gives up on a run that does not come to its end.
      assertTrue(said.contains("The wait for its end was interrupted."), said);
      second.exitCode();
    }
    try (JobProcess orphan = waiting("1h")) {
      awaitWait(orphan);
      orphan.closeStandardInput();
      assertEquals("interrupted", orphan.await("end").get("outcome").getAsString());
      assertEquals(130, orphan.exitCode());
    }
    assertFalse(first.endsWithin(0));
  }
}
