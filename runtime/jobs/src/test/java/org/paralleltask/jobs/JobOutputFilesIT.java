// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.OutputFile;

/** Files that tasks make and jobs publish. Real job JVMs. */
@Timeout(120)
class JobOutputFilesIT {
  private static final Map<String, ?> PUBLISH =
      JobProcess.task(
          "PublishingTasks", "publish", "java.nio.file.Path", "org.paralleltask.OutputFile");

  @TempDir Path directory;
  private OutputFile blocked;

  /** In the place of one output there is a directory. */
  @BeforeEach
  void threeItems() throws IOException {
    Files.createDirectories(directory.resolve("in"));
    for (String name : List.of("1.txt", "2.txt", "3.txt")) {
      Files.writeString(directory.resolve("in").resolve(name), "item " + name);
    }
    blocked = new OutputFile(directory.resolve("out/2.txt"));
    Files.createDirectories(blocked.target());
  }

  private JsonObject run(String pool, String... more) throws Exception {
    Map<String, String> options =
        new TreeMap<>(Map.of("itemsGlob", "in/*.txt", "pool", pool, "workers", "2"));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    try (JobProcess job = new JobProcess(directory, PUBLISH, options)) {
      JsonObject end = job.await("end");
      job.exitCode();
      return end;
    }
  }

  private static long count(JsonObject end, String state) {
    return end.getAsJsonObject("counts").get(state).getAsLong();
  }

  private List<String> executions() throws IOException {
    return Files.readAllLines(directory.resolve(Publishing.LOG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "process"})
  void fileCannotBePublished_itsItemFails_andRunsAgain(String pool) throws Exception {
    JsonObject first = run(pool);

    assertEquals(2, count(first, "OK"), first::toString);
    assertEquals(1, count(first, "FAILED"), first::toString);
    String items = Files.readString(directory.resolve("run/items.ndjson"));
    assertTrue(items.contains("it is a directory"), items);
    assertEquals(Files.readString(directory.resolve("in/1.txt")).repeat(100), text("out/1.txt"));

    Files.delete(blocked.target());
    JsonObject second = run(pool);

    assertEquals(1, count(second, "OK"), second::toString);
    assertEquals(2, count(second, "UP_TO_DATE"), second::toString);
    assertTrue(Files.isRegularFile(blocked.target()));
    assertFalse(Files.exists(blocked.part()));
  }

  /** As a run leaves it that is killed between the record of an item and its publication. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "failed"})
  void killedBeforeAFileIsPublished_nextRunPublishesIt_andRunsNothing(String rerun)
      throws Exception {
    Files.delete(blocked.target());
    run("thread");
    String made = text("out/2.txt");
    Files.move(blocked.target(), blocked.part());
    Files.writeString(blocked.target(), "of an earlier run");
    List<String> before = executions();

    JsonObject end = rerun.equals("none") ? run("thread") : run("thread", "rerun", rerun);

    assertEquals(3, count(end, rerun.equals("none") ? "UP_TO_DATE" : "NOT_RUN"), end::toString);
    assertEquals(before, executions());
    assertEquals(made, text("out/2.txt"));
    assertFalse(Files.exists(blocked.part()));
  }

  @Test
  void A10_twoItemsMakeOneFile_theSecondFails_andTheFirstOnesFileStays() throws Exception {
    Files.createDirectories(directory.resolve("in/more/in"));
    Path first = directory.resolve("in/1.txt");
    Path same = directory.resolve("in/../in/1.txt");
    Map<String, String> options = Map.of("items", first + "," + same, "workers", "1");
    try (JobProcess job = new JobProcess(directory, PUBLISH, options)) {
      JsonObject end = job.await("end");

      assertEquals(1, count(end, "OK"), end::toString);
      String said = job.seen("failure").get(0).get("message").getAsString();
      assertTrue(said.contains("out/1.txt: item 1 of this run has made it"), said);
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }
}
