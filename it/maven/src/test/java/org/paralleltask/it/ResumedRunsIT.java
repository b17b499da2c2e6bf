// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However Maven or the job ends, what was done is not done again. */
@Timeout(150)
class ResumedRunsIT {
  @BeforeEach
  void forgetEarlierRuns() throws IOException, InterruptedException {
    assumeTrue(
        Commands.work("setsid", "env", "--default-signal=INT", "true"),
        "setsid and env --default-signal are needed to start Maven in a process group");
    MavenRun.forget("pause");
  }

  /** One worker, three items that are done, and a fourth that takes a minute. */
  private static String[] options(String items) {
    return new String[] {
      "-Dparallel.job=pause",
      "-Dparallel.items=" + items,
      "-Dparallel.workers=1",
      "-Dparallel.chunkSize=1",
      "-Dparallel.showOutput=all"
    };
  }

  private static MavenRun pausing() throws IOException, InterruptedException {
    return MavenRun.inGroup("pausing 60000", options("1,2,3,60000")).awaitWord();
  }

  private static void assertTheRestIsDone() throws Exception {
    try (MavenRun next = MavenRun.piped(options("1,2,3,4"))) {
      assertEquals(0, next.exitCode(), next.output());
      assertTrue(next.output().contains("pause: goes on from the run of "), next.output());
      assertTrue(next.output().contains("items 4 = ok 1, up to date 3, failed 0"), next.output());
      assertTrue(next.output().contains("pausing 4"), next.output());
      assertFalse(next.output().contains("pausing 3"), next.output());
    }
  }

  @Test
  void killedMaven_nextRunDoesTheRest() throws Exception {
    try (MavenRun maven = pausing()) {
      maven.signal("KILL");
      assertEquals(137, maven.exitCode());
    }
    assertTheRestIsDone();
  }

  @Test
  void killedJob_nextRunDoesTheRest() throws Exception {
    try (MavenRun maven = pausing()) {
      maven.job().destroyForcibly();
      assertEquals(1, maven.exitCode());
    }
    assertTheRestIsDone();
  }

  @Test
  void ctrlC_nextRunDoesTheRest() throws Exception {
    try (MavenRun maven = pausing()) {
      maven.signalGroup("INT");

      assertEquals(130, maven.exitCode());
      assertTrue(maven.output().contains("3 of 4 done, 1 in flight cancelled"), maven.output());
    }
    assertTheRestIsDone();
  }

  @Test
  void startedOver_allIsDoneAgain() throws Exception {
    try (MavenRun maven = pausing()) {
      maven.signalGroup("INT");
      assertEquals(130, maven.exitCode());
    }
    String[] over = java.util.Arrays.copyOf(options("1,2,3,4"), 6);
    over[5] = "-Dparallel.resume=off";
    try (MavenRun next = MavenRun.piped(over)) {
      assertEquals(0, next.exitCode(), next.output());
      assertTrue(next.output().contains("items 4 = ok 4, failed 0"), next.output());
    }
  }

  @Test
  void ctrlCOnATerminal_leavesItAsItWas_andTellsHowToGoOn() throws Exception {
    assumeTrue(
        Commands.work("script", "-qec", "true", "/dev/null"),
        "the program script of util-linux is needed for a terminal");
    try (MavenRun maven = MavenRun.onTerminal(Map.of(), "pausing 60000", options("1,2,60000"))) {
      maven.awaitWord();
      maven.typeCtrlC();

      assertEquals(130, maven.exitCode(), maven.output());
      Screen screen = Screen.after(maven.output());
      assertTrue(screen.isAsBefore(), maven.output());
      assertTrue(screen.text().contains("pause: INTERRUPTED after "), screen.text());
      assertTrue(screen.text().contains("the next run continues from here: mvn"), screen.text());
      assertFalse(screen.text().contains("█"), screen.text());
    }
  }
}
