// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.faults.FaultServer;
import org.paralleltask.jobs.faults.Reply;
import org.paralleltask.jobs.faults.Resource;
import org.paralleltask.jobs.http.Urls;

/** The job behind {@code parallel:download} in a real JVM: what a second run makes of the first. */
@Timeout(120)
class DownloadJobIT {
  private static final String TEXT = "some content";
  private static final Map<String, ?> DOWNLOAD =
      Map.of(
          "id", "org.paralleltask.jobs.download.Download#download",
          "job", "download",
          "owner", "org.paralleltask.jobs.download.Download",
          "wiring", "org.paralleltask.jobs.download.DownloadTasks",
          "member", "download",
          "input", "org.paralleltask.jobs.download.Transfer",
          "result", "org.paralleltask.jobs.download.Downloaded",
          "itemsFrom", "transfers");

  @TempDir Path directory;
  private final Map<String, String> settings = new HashMap<>();
  private FaultServer server;
  private Path file;

  @BeforeEach
  void open() throws Exception {
    server = FaultServer.open();
    server.on("/a.dat", resource());
    file = directory.resolve("out/a.dat");
    settings.put("parallel.download.base", directory.toString());
    settings.put("parallel.download.output", "out");
    settings.put("parallel.download.cache", directory.resolve("cache").toString());
    settings.put("parallel.download.items", server.uri("/a.dat").toString());
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private static Resource resource() {
    Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
    return Resource.of(TEXT.getBytes(StandardCharsets.UTF_8)).etag("\"v1\"").modified(longAgo);
  }

  private void pin() throws Exception {
    String list = "url,sha256\n%s,%s\n".formatted(server.uri("/a.dat"), Urls.hash(TEXT));
    Files.writeString(directory.resolve("list.csv"), list);
    settings.remove("parallel.download.items");
    settings.put("parallel.download.itemsFile", "list.csv");
  }

  /** Runs the job, and returns the states that its items ended in, with the reasons it gave. */
  private List<String> run() throws Exception {
    Map<String, String> options = Map.of("report", "json,items", "explain", "true");
    try (JobProcess job = JobProcess.readyMade(directory, DOWNLOAD, options, settings)) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString(), end + job.log());
      List<String> seen = new ArrayList<>();
      for (Map.Entry<String, ?> count : end.getAsJsonObject("counts").entrySet()) {
        if (!count.getValue().toString().equals("0")) {
          seen.add(count.getKey() + " " + count.getValue());
        }
      }
      job.seen("log").stream()
          .map(log -> log.get("text").getAsString())
          .filter(text -> text.matches("(RERUN|RUN) .*"))
          .map(text -> text.substring(text.lastIndexOf(": ") + 2))
          .forEach(seen::add);
      return seen;
    }
  }

  @Test
  void listWithoutURLs_isNamed() throws Exception {
    Files.writeString(directory.resolve("list.txt"), "# nothing yet\n");
    settings.remove("parallel.download.items");
    settings.put("parallel.download.itemsFile", "list.txt");
    try (JobProcess job = JobProcess.readyMade(directory, DOWNLOAD, Map.of(), settings)) {
      assertEquals(
          "There are no items: itemsFile \"list.txt\" has no URL.",
          job.await("end").get("message").getAsString());
    }
  }

  @Test
  void unchangedFile_isUpToDate_andStaysOurs() throws Exception {
    assertEquals(List.of("OK 1", "NO_RECORD"), run());
    assertEquals(List.of("UP_TO_DATE 1", "INPUT may have changed elsewhere"), run());
    assertEquals("\"v1\"", server.received("/a.dat").get(1).header("If-None-Match").orElse(""));
    assertEquals(2, server.received().size());

    Files.delete(file);
    assertEquals(List.of("OK 1", "OUTPUT_MISSING out/a.dat"), run());
    assertEquals(TEXT, Files.readString(file));
  }

  @Test
  void fileThatItsServerNames_isUpToDate_andStaysOurs() throws Exception {
    server.on(
        "/a.dat",
        Reply.ok(TEXT.getBytes(StandardCharsets.UTF_8))
            .header("ETag", "\"v1\"")
            .header("Content-Disposition", "attachment; filename=b.dat"),
        Reply.status(304));
    settings.put("parallel.download.useDisposition", "true");
    assertEquals(List.of("OK 1", "NO_RECORD"), run());
    assertEquals(List.of("UP_TO_DATE 1", "INPUT may have changed elsewhere"), run());
    assertEquals(TEXT, Files.readString(directory.resolve("out/b.dat")));
    Files.delete(directory.resolve("out/b.dat"));
    assertEquals(List.of("OK 1", "OUTPUT_MISSING out/b.dat"), run());
    assertFalse(Files.exists(file));
  }

  @Test
  void fileThatHasItsHash_isUpToDate_evenIfNobodyKnowsIt() throws Exception {
    pin();
    Files.createDirectories(directory.resolve("out"));
    Files.writeString(file, TEXT);
    assertEquals(List.of("UP_TO_DATE 1", "NO_RECORD"), run());
    assertEquals(List.of("UP_TO_DATE 1"), run());
    assertEquals(0, server.received().size());
  }

  @Test
  void C10_fileThatSomebodyElseHasChanged_isDownloadedAgain() throws Exception {
    pin();
    settings.put("parallel.download.cache", "off");
    assertEquals(List.of("OK 1", "NO_RECORD"), run());
    Files.writeString(file, TEXT.toUpperCase(java.util.Locale.ROOT));
    List<String> second = run();
    assertEquals("OK 1", second.get(0));
    assertTrue(second.get(1).startsWith("OUTPUT_CHANGED out/a.dat"), second.toString());
    assertEquals(TEXT, Files.readString(file));
    assertFalse(Files.exists(directory.resolve("out/a.dat.part")));
  }

  @Test
  void D14_fileThatIsNowhere_isNotRun_andSaysWhy_ifThatIsAllowed() throws Exception {
    settings.put("parallel.download.items", server.uri("/gone.dat").toString());
    settings.put("parallel.download.allowMissing", "404,410");
    assertEquals(List.of("NOT_RUN 1", "NO_RECORD"), run());
    assertEquals(List.of("NOT_RUN 1", "NO_RECORD"), run());
    assertEquals(2, server.received("/gone.dat").size());
    String items = Files.readString(items());
    String reason = "\"cause\":\"ABSENT\",\"detail\":\"HTTP 404 " + server.uri("/gone.dat");
    assertTrue(items.contains(reason), items);

    server.on("/gone.dat", resource());
    assertEquals(List.of("OK 1", "NO_RECORD"), run());
  }

  private Path items() throws Exception {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(path -> path.endsWith("items.ndjson")).findFirst().orElseThrow();
    }
  }

  @Test
  void netrc_isRead_ifThatIsWanted() throws Exception {
    assumeTrue(System.getenv("NETRC") == null, "the environment says where it is");
    settings.put("user.home", directory.toString());
    Files.writeString(directory.resolve(".netrc"), "machine localhost login me password s3cret\n");
    assertEquals(List.of("OK 1", "NO_RECORD"), run());
    settings.put("parallel.download.netrc", "true");
    assertEquals("UP_TO_DATE 1", run().get(0));
    assertEquals(Optional.empty(), authorization(0));
    assertEquals(Optional.of("Basic bWU6czNjcmV0"), authorization(1)); // of me:s3cret
  }

  private Optional<String> authorization(int request) {
    return server.received("/a.dat").get(request).header("Authorization");
  }

  @Test
  void netrcThatIsNotThere_isRefused() throws Exception {
    assumeTrue(System.getenv("NETRC") == null, "the environment says where it is");
    settings.put("user.home", directory.toString());
    settings.put("parallel.download.netrc", "true");
    Map<String, String> options = Map.of("report", "json");
    try (JobProcess job = JobProcess.readyMade(directory, DOWNLOAD, options, settings)) {
      JsonObject end = job.await("end");
      assertEquals("config", end.get("outcome").getAsString(), end.toString());
      assertTrue(end.toString().contains(".netrc cannot be read"), end.toString());
      assertEquals(0, server.received().size());
    }
  }

  @Test
  void whatFailed_isAListThatDownloadsItToTheSamePlaces() throws Exception {
    String gone = "/b.dat?token=s3cret";
    String list =
        "%s|%s\n%s\n".formatted(server.uri(gone), server.uri("/b2.dat"), server.uri("/a.dat"));
    Files.writeString(directory.resolve("list.txt"), list);
    settings.remove("parallel.download.items");
    settings.put("parallel.download.itemsFile", "list.txt");
    assertEquals(List.of("FAILED 1", "OK 1"), ended("failed"));
    Path failed = directory.resolve("run/failed.csv");
    String rows = "url,path\n%s|%s,b.dat\n".formatted(server.uri(gone), server.uri("/b2.dat"));
    assertEquals(rows, Files.readString(failed));
    assertEquals(
        "[{\"host\":\"%s\",\"files\":1,\"bytes\":12,\"requests\":3,\"attempts\":3,\"failures\":2,\"pauses\":0,\"pausedMs\":0}]"
            .formatted(server.uri("/").getRawAuthority()),
        hosts());
    for (String name : List.of("journal.ndjson", "items.ndjson", "result.json", "report.html")) {
      assertFalse(
          Files.readString(directory.resolve("run").resolve(name)).contains("s3cret"), name);
    }

    Files.delete(failed);
    try (JobProcess job = JobProcess.doing("report", directory, DOWNLOAD, Map.of())) {
      assertEquals(failed.toString(), job.await("end").get("failedFile").getAsString());
    }
    assertEquals(rows, Files.readString(failed));

    server.on("/b.dat", resource());
    settings.put("parallel.download.itemsFile", failed.toString());
    assertEquals(List.of("OK 1"), ended("ok"));
    assertEquals(TEXT, Files.readString(directory.resolve("out/b.dat")));
    assertEquals("url,path\n", Files.readString(failed));
  }

  private String hosts() throws Exception {
    String result = Files.readString(directory.resolve("run/result.json"));
    JsonObject tables = JsonParser.parseString(result).getAsJsonObject().getAsJsonObject("tables");
    return tables.getAsJsonObject("hosts").get("rows").toString();
  }

  /** Runs the job, and returns the states that its items ended in. */
  private List<String> ended(String outcome) throws Exception {
    try (JobProcess job =
        JobProcess.readyMade(directory, DOWNLOAD, Map.of("attempts", "1"), settings)) {
      JsonObject end = job.await("end");
      assertEquals(outcome, end.get("outcome").getAsString(), end + job.log());
      return end.getAsJsonObject("counts").entrySet().stream()
          .filter(count -> count.getValue().getAsLong() > 0)
          .map(count -> count.getKey() + " " + count.getValue())
          .sorted()
          .toList();
    }
  }
}
