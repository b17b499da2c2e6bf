// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.faults.FaultServer;
import org.paralleltask.jobs.faults.Reply;

/** The job behind {@code parallel:check} in a real JVM, whose items bring further items. */
@Timeout(60)
class CheckJobIT {
  private static final Map<String, ?> CHECK =
      Map.of(
          "id", "org.paralleltask.jobs.check.Check#check",
          "job", "check",
          "owner", "org.paralleltask.jobs.check.Check",
          "wiring", "org.paralleltask.jobs.check.CheckTasks",
          "member", "check",
          "parameters", List.of(Map.of("name", "link", "type", "org.paralleltask.jobs.check.Link")),
          "input", "org.paralleltask.jobs.check.Link",
          "result", "org.paralleltask.jobs.check.Verdict",
          "itemsFrom", "links");

  @TempDir Path directory;
  private FaultServer server;

  @BeforeEach
  void open() throws Exception {
    server = FaultServer.open();
    server.on("/", Reply.html("<a href='a'>a</a><a href='b'>b</a><a href='#top'>t</a>"));
    server.on("/a", Reply.html("<a href='c'>c</a>"));
    server.on("/b", Reply.status(503), Reply.html("<a href='c#no'>c</a>"));
    server.on("/c", Reply.html("<a href='/'>home</a>"));
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private JobProcess start(Map<String, String> options) throws Exception {
    String settings =
        "-Dparallel.check.site=%s -Dparallel.check.hostInterval=0ms".formatted(server.uri("/"));
    return new JobProcess(
        directory, CHECK, options, List.of("env", "JDK_JAVA_OPTIONS=" + settings));
  }

  @Test
  void pagesBringLinks_failuresHaveCodesAndSources_filesAreWritten() throws Exception {
    try (JobProcess job = start(Map.of("upToDate", "off"))) {
      JsonObject end = job.await("end");

      assertEquals("failed", end.get("outcome").getAsString(), end.toString());
      assertFalse(end.get("resumable").getAsBoolean(), "nothing is up to date");
      assertEquals(4, end.getAsJsonObject("counts").get("OK").getAsLong());
      assertEquals(1, end.getAsJsonObject("counts").get("FAILED").getAsLong());
      String message = job.seen("failure").get(0).get("message").getAsString();
      assertTrue(message.startsWith("FRAGMENT: " + server.uri("/c#no") + " is missing"), message);
      assertTrue(message.endsWith("linked from " + server.uri("/b")), message);
      assertEquals(1, job.exitCode());
      assertEquals(5, Files.readAllLines(directory.resolve("run/links.ndjson")).size());
      assertTrue(job.log().contains("4 ok, 1 broken (pages looked through: 4"), job.log());
    }
  }

  @Test
  void excludedPages_areNotWaitedFor() throws Exception {
    try (JobProcess job = start(Map.of("upToDate", "off", "exclude", "**/b,**/c"))) {
      JsonObject end = job.await("end");

      assertEquals("ok", end.get("outcome").getAsString(), end.toString());
      assertEquals(2, end.getAsJsonObject("counts").get("OK").getAsLong());
      assertEquals(2, end.getAsJsonObject("counts").get("NOT_RUN").getAsLong());
    }
  }

  @Test
  void slowPage_doesNotHoldUpTheOutcomesOfOthers() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    server.on(
        "/b",
        (request, connection) -> {
          awaitQuietly(slow);
          Reply.html("").answer(request, connection);
        });

    try (JobProcess job = start(Map.of("upToDate", "off"))) {
      while (job.await("progress").get("done").getAsLong() < 3) {
        // Nothing brings a link but the page that is not answered.
      }
      job.awaitInJournal(server.uri("/c").toString());
      slow.countDown();

      assertEquals(4, job.await("end").getAsJsonObject("counts").get("OK").getAsLong());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException closed) {
      throw new InterruptedIOException();
    }
  }
}
