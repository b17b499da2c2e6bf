// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.faults.Answering;
import org.paralleltask.jobs.faults.Connection;
import org.paralleltask.jobs.faults.FaultServer;
import org.paralleltask.jobs.faults.Received;
import org.paralleltask.jobs.faults.Reply;
import org.paralleltask.jobs.faults.Resource;

/**
 * Ten thousand files of a server that does something wrong every tenth time, by a job that is
 * killed ten times: in the end all are there, whole and right, and nothing else is.
 */
@Timeout(600)
@Tag("kills")
class KilledDownloadsIT {
  private static final int FILES = 10_000;
  private static final int KILLS = 10;
  private static final int REQUESTS_BEFORE_A_KILL = 800;

  private static final Map<String, ?> TASK =
      Map.of(
          "id",
          "org.paralleltask.jobs.download.Download#download",
          "job",
          "download",
          "owner",
          "org.paralleltask.jobs.download.Download",
          "wiring",
          "org.paralleltask.jobs.download.DownloadTasks",
          "member",
          "download",
          "input",
          "org.paralleltask.jobs.download.Transfer",
          "result",
          "org.paralleltask.jobs.download.Downloaded",
          "itemsFrom",
          "transfers");

  private static final Map<String, String> OPTIONS =
      Map.of("attempts", "20", "backoff", "1ms..20ms", "report", "json");

  @TempDir Path directory;
  private final AtomicInteger requests = new AtomicInteger();
  private final Semaphore moments = new Semaphore(0);
  private final Random random = new Random(20261128);

  private static byte[] content(int file) {
    byte[] bytes = new byte[500 + file % 1500];
    new Random(file).nextBytes(bytes);
    return bytes;
  }

  /** Right, but for every tenth time. */
  private void answer(byte[] content, Received request, Connection connection) throws IOException {
    if (requests.incrementAndGet() % REQUESTS_BEFORE_A_KILL == 0) {
      moments.release();
    }
    Resource right = Resource.of(content).etag("\"" + content.length + "\"");
    int dice;
    synchronized (random) {
      dice = random.nextInt(60);
    }
    Answering wrong =
        switch (dice) {
          case 0 -> right.cutAfter(200);
          case 1 -> Reply.ok(content).resetAfter(300);
          case 2 -> Answering.nothing();
          case 3 -> Reply.status(503);
          case 4 -> Reply.ok(content).chunked(100).cutAfter(250);
          case 5 -> Reply.status(500).thenClose();
          default -> right;
        };
    wrong.answer(request, connection);
  }

  private JobProcess start() throws IOException {
    return JobProcess.readyMade(
        directory,
        TASK,
        OPTIONS,
        Map.of(
            "parallel.download.base", directory.toString(),
            "parallel.download.itemsFile", "urls.txt",
            "parallel.download.output", "out",
            "parallel.download.check", "never",
            "parallel.download.hostConcurrency", "16"));
  }

  @Test
  void tenThousandFiles_tenKills_endInTheWholeTree() throws Exception {
    try (FaultServer server = FaultServer.open()) {
      List<String> urls = new ArrayList<>();
      for (int file = 0; file < FILES; file++) {
        byte[] content = content(file);
        String path = "/" + file + ".dat";
        server.on(path, (request, connection) -> answer(content, request, connection));
        urls.add(server.uri(path).toString());
      }
      Files.write(directory.resolve("urls.txt"), urls);
      for (int kill = 0; kill < KILLS; kill++) {
        runUntilKilled();
      }
      JsonObject end = runToTheEnd();
      assertEquals("ok", end.get("outcome").getAsString(), end.toString());
      assertTree();
      // A kill costs what was on its way, every fault one request more.
      assertTrue(requests.get() < FILES * 1.3, requests + " requests");
    }
  }

  private void runUntilKilled() throws IOException, InterruptedException {
    try (JobProcess job = start()) {
      assertTrue(moments.tryAcquire(60, TimeUnit.SECONDS), "the job is stuck; " + job.log());
      job.kill();
      assertTrue(job.endsWithin(30_000));
    }
  }

  private JsonObject runToTheEnd() throws IOException, InterruptedException {
    try (JobProcess job = start()) {
      JsonObject end = job.await("end");
      assertEquals(0, job.exitCode(), job.log());
      return end;
    }
  }

  private void assertTree() throws IOException {
    Path out = directory.resolve("out");
    for (int file = 0; file < FILES; file++) {
      assertArrayEquals(content(file), Files.readAllBytes(out.resolve(file + ".dat")), file + "");
    }
    try (Stream<Path> all = Files.list(out)) {
      List<String> others =
          all.map(path -> String.valueOf(path.getFileName()))
              .filter(name -> !name.matches("\\d+\\.dat"))
              .toList();
      assertEquals(List.of(), others);
    }
  }
}
