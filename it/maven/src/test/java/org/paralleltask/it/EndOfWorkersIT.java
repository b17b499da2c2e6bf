// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However Maven, the job or a worker process ends, no process is left behind. */
@Timeout(150)
class EndOfWorkersIT {
  private static final Path RESULT = MavenRun.PROJECT.resolve("target/parallel/pause/result.json");
  private static final Duration SOON = Duration.ofSeconds(2);

  @BeforeAll
  static void needsProcessGroups() throws InterruptedException {
    assumeTrue(
        Commands.work("setsid", "env", "--default-signal=INT", "true"),
        "setsid and env --default-signal are needed to start Maven in a process group");
  }

  @BeforeEach
  void forgetEarlierRuns() throws IOException {
    MavenRun.forget("pause");
  }

  /** Two workers that pause, both of which have said so. */
  private static MavenRun pausing(int first) throws IOException, InterruptedException {
    int last = first + 1;
    return MavenRun.inGroup(
            "pausing " + first + "\npausing " + last,
            "-Dparallel.job=pause",
            "-Dparallel.items=" + first + ".." + last,
            "-Dparallel.pool=process",
            "-Dparallel.workers=2",
            "-Dparallel.showOutput=all")
        .awaitWord();
  }

  private static List<ProcessHandle> workers(MavenRun maven) {
    List<ProcessHandle> workers = maven.workers();
    assertEquals(2, workers.size(), "workers: " + workers);
    return workers;
  }

  private static void assertGone(List<ProcessHandle> workers) throws Exception {
    for (ProcessHandle worker : workers) {
      assertTrue(MavenRun.endsWithin(worker, SOON), "worker " + worker.pid() + " still runs");
    }
  }

  private static void assertInterrupted(MavenRun maven) throws IOException, InterruptedException {
    String output = maven.output();
    assertTrue(output.contains("pause: INTERRUPTED after "), output);
    assertTrue(output.contains("items 2 = ok 0, failed 0, cancelled 2"), output);
    assertTrue(Files.readString(RESULT).contains("\"outcome\": \"interrupted\""), output);
  }

  @Test
  void ctrlC_endsTheWorkers_andNoItemFails() throws Exception {
    try (MavenRun maven = pausing(60_000)) {
      List<ProcessHandle> workers = workers(maven);

      maven.signalGroup("INT");

      assertEquals(130, maven.exitCode());
      assertGone(workers);
      assertInterrupted(maven);
    }
  }

  @Test
  void sigterm_endsTheWorkers_andNoItemFails() throws Exception {
    try (MavenRun maven = pausing(60_000)) {
      List<ProcessHandle> workers = workers(maven);

      maven.signal("TERM");

      assertEquals(143, maven.exitCode());
      assertGone(workers);
      assertInterrupted(maven);
    }
  }

  @Test
  void F2_killedMaven_takesTheWorkersWithIt() throws Exception {
    try (MavenRun maven = pausing(60_000)) {
      List<ProcessHandle> workers = workers(maven);

      maven.signal("KILL");

      assertEquals(137, maven.exitCode());
      assertGone(workers);
    }
  }

  @Test
  void killedJob_takesTheWorkersWithIt() throws Exception {
    try (MavenRun maven = pausing(60_000)) {
      List<ProcessHandle> workers = workers(maven);

      maven.job().destroyForcibly();

      assertEquals(1, maven.exitCode());
      assertGone(workers);
    }
  }

  @Test
  void killedWorker_costsOneItem_andTheOtherEndsWell() throws Exception {
    try (MavenRun maven = pausing(4000)) {
      ProcessHandle killed = workers(maven).get(0);

      killed.destroyForcibly();

      assertEquals(1, maven.exitCode());
      String output = maven.output();
      assertTrue(output.contains("items 2 = ok 1, failed 1"), output);
      String expected =
          "(pid %d) was ended by SIGKILL (somebody killed it, or the system did because memory ran out)"
              .formatted(killed.pid());
      assertTrue(output.contains(expected), output);
    }
  }
}
