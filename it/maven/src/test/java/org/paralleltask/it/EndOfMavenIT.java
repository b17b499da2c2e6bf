// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However Maven or the job ends, nothing is left behind, and what was done is told. */
@Timeout(150)
class EndOfMavenIT {
  private static final Path RESULT = MavenRun.PROJECT.resolve("target/parallel/pause/result.json");

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

  private static MavenRun pausing() throws IOException, InterruptedException {
    return MavenRun.inGroup(
            "pausing",
            "-Dparallel.job=pause",
            "-Dparallel.items=60000..60003",
            "-Dparallel.showOutput=all")
        .awaitWord();
  }

  private static void assertInterrupted(MavenRun maven) throws IOException, InterruptedException {
    String output = maven.output();
    assertTrue(output.contains("pause: INTERRUPTED after "), output);
    assertTrue(output.contains(": 0 of 4 done, 4 in flight cancelled"), output);
    assertTrue(
        output.contains("the next run continues from here: mvn parallel:run -Dparallel.job=pause "),
        output);
    assertTrue(output.contains("to start over: -Dparallel.resume=off"), output);
    assertTrue(Files.readString(RESULT).contains("\"outcome\": \"interrupted\""), output);
  }

  @Test
  void F1_ctrlC_endsTheJobAndSaysSo() throws Exception {
    try (MavenRun maven = pausing()) {
      ProcessHandle job = maven.job();

      maven.signalGroup("INT");

      assertEquals(130, maven.exitCode());
      assertFalse(job.isAlive());
      assertInterrupted(maven);
    }
  }

  @Test
  void ctrlC_ends_evenIfItemsAreDeaf() throws Exception {
    try (MavenRun maven = ignoring()) {
      ProcessHandle job = maven.job();

      maven.signalGroup("INT");

      assertEquals(130, maven.exitCode());
      assertTrue(MavenRun.endsWithin(job, Duration.ofSeconds(30)), "the job JVM still runs");
      assertTrue(maven.output().contains("ignore: INTERRUPTED after "), maven.output());
    }
  }

  @Test
  void secondCtrlC_endsMavenAtOnce() throws Exception {
    try (MavenRun maven = ignoring()) {
      ProcessHandle job = maven.job();

      maven.signalGroup("INT");
      // The job hears the first one when Maven has; without the second, that takes 1.5 s more.
      maven.signalAgainUntilItEnds("INT");

      assertEquals(130, maven.exitCode());
      assertFalse(maven.output().contains("INTERRUPTED after"), maven.output());
      assertTrue(MavenRun.endsWithin(job, Duration.ofSeconds(30)), "the job JVM still runs");
    }
  }

  private static MavenRun ignoring() throws IOException, InterruptedException {
    return MavenRun.inGroup(
            "ignoring 1",
            "-Dparallel.job=ignore",
            "-Dparallel.items=1",
            "-Dparallel.showOutput=all")
        .awaitWord();
  }

  @Test
  void F1_sigterm_endsTheJobAndSaysSo() throws Exception {
    try (MavenRun maven = pausing()) {
      ProcessHandle job = maven.job();

      maven.signal("TERM");

      assertEquals(143, maven.exitCode());
      assertFalse(job.isAlive());
      assertInterrupted(maven);
    }
  }

  @Test
  void F1_killedMaven_takesTheJobWithIt() throws Exception {
    try (MavenRun maven = pausing()) {
      ProcessHandle job = maven.job();

      maven.signal("KILL");

      assertTrue(MavenRun.endsWithin(job, Duration.ofSeconds(30)), "the job JVM still runs");
      assertEquals(137, maven.exitCode());
    }
  }

  @Test
  void killedJob_failsTheBuildAndTheSignalIsNamed() throws Exception {
    try (MavenRun maven = pausing()) {
      ProcessHandle job = maven.job();

      job.destroyForcibly();

      assertEquals(1, maven.exitCode());
      String expected =
          "The JVM of job \"pause\" (pid %d) ended with exit code 137 (killed by signal 9, often by the memory limit) before it reported how the job went."
              .formatted(job.pid());
      assertTrue(maven.output().contains(expected), maven.output());
      assertTrue(
          maven
              .output()
              .contains(
                  "What was done is in the journal; the next run continues from there: mvn parallel:run -Dparallel.job=pause"),
          maven.output());
    }
  }

  @Test
  void items_areInNoArgumentListOfTheJob() throws Exception {
    String secret = "swordfish-4711";
    try (MavenRun maven =
        MavenRun.inGroup(
            "whispering",
            "-Dparallel.job=whisper",
            "-Dparallel.items=" + secret,
            "-Dparallel.showOutput=all")) {
      ProcessHandle job = maven.awaitWord().job();

      Path arguments = MavenRun.PROJECT.resolve("target/parallel/whisper/job.args");
      assertTrue(MavenRun.commandLine(job).contains(arguments.toString()));
      assertFalse(MavenRun.commandLine(job).contains(secret));
      assertFalse(Files.readString(arguments).contains(secret));
    }
  }
}
