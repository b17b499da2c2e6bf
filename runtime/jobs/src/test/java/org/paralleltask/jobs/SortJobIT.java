// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job behind {@code combine=sort}, in a real JVM: killed, up to date, on any workers. */
@Timeout(120)
class SortJobIT {
  private static final String ROOM = "org.paralleltask.jobs.aggregate.sort.";
  private static final Map<String, ?> SLICES =
      task("sort", "sort-slices", "SortSlice", ROOM + "Run", "slices");
  private static final Map<String, ?> SORT =
      JobProcess.with(
          task("merge", "sort", "Merge", "java.nio.file.Path", "merges"),
          "before",
          List.of(SLICES));

  @TempDir Path directory;
  private final Map<String, String> asked = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  private static Map<String, ?> task(
      String member, String job, String input, String result, String itemsFrom) {
    return Map.of(
        "id",
        ROOM + "Sort#" + member,
        "job",
        job,
        "owner",
        ROOM + "Sort",
        "wiring",
        ROOM + "SortTasks",
        "member",
        member,
        "input",
        ROOM + input,
        "result",
        result,
        "itemsFrom",
        itemsFrom);
  }

  @BeforeEach
  void writeFiles() throws IOException {
    Random random = new Random(5);
    Path in = Files.createDirectory(directory.resolve("in"));
    for (int file = 0; file < 4; file++) {
      List<String> some = new ArrayList<>();
      for (int line = 0; line < 10_000; line++) {
        some.add(Long.toString(random.nextLong(), 36));
      }
      Files.write(in.resolve(file + ".txt"), some);
      lines.addAll(some);
    }
    asked.put("parallel.aggregate.base", in.toString());
    asked.put("parallel.aggregate.files", "*.txt");
    asked.put("parallel.aggregate.format", "lines");
    asked.put("parallel.aggregate.sliceSize", "8k");
    asked.put("parallel.aggregate.output", output().toString());
  }

  private Path output() {
    return directory.resolve("out/sorted.txt");
  }

  private JobProcess start(String... options) throws IOException {
    Map<String, String> all = new HashMap<>(Map.of("report", "json", "upToDate", "mtime"));
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    return JobProcess.readyMade(directory, SORT, all, asked);
  }

  /** Runs the job to its end; how many items ran, and how many were up to date. */
  private String run(String... options) throws Exception {
    try (JobProcess job = start(options)) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString(), end + job.log());
      assertEquals(0, job.exitCode(), job.log());
      JsonObject counts = end.getAsJsonObject("counts");
      return counts.get("OK") + " ran, " + counts.get("UP_TO_DATE") + " did not";
    }
  }

  private void assertSorted() throws IOException {
    assertEquals(lines.stream().sorted().toList(), Files.readAllLines(output()));
    try (Stream<Path> files = Files.list(output().resolveSibling("."))) {
      assertEquals(1, files.count(), "something was left beside the output");
    }
    assertTrue(Files.notExists(directory.resolve("run/sorted")), "sorted slices were left");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "process"})
  void anyWorkers_giveTheSame_andTheNextRunRunsNothing(String pool) throws Exception {
    String first = run("pool", pool, "workers", "2");
    assertSorted();
    assertTrue(first.endsWith(" ran, 0 did not"), first);
    String second = run("workers", "1");
    assertEquals(first.replaceAll("(\\d+) ran, 0", "0 ran, $1"), second);
    assertSorted();
  }

  @Test
  void oneFileHasChanged_onlyItsSlicesAreItems_andAllIsMergedAgain() throws Exception {
    run();
    Path file = directory.resolve("in/0.txt");
    Files.writeString(file, "one more\n");
    lines.subList(0, 10_000).clear();
    lines.add("one more");
    String second = run();
    assertTrue(second.startsWith("2 ran, "), second); // its slice, and the merge
    assertSorted();
  }

  /** Waits until so many slices are sorted for good; or until the job has ended, if it is quick. */
  private void awaitSorted(JobProcess job, int slices) throws Exception {
    Path journal = directory.resolve("run/journal.ndjson");
    while (Files.notExists(journal) || ended(journal) < slices) {
      if (job.endsWithin(1)) {
        return;
      }
    }
  }

  private static long ended(Path journal) throws IOException {
    return Pattern.compile("\"st\":\"(OK|UP_TO_DATE)\"")
        .matcher(Files.readString(journal))
        .results()
        .count();
  }

  @Test
  void noFiles_areToldInTheWordsOfTheOptions_byWhicheverStageIsTheLast() throws Exception {
    asked.put("parallel.aggregate.files", "*.csv");
    String said =
        "There are no items: itemsGlob \"*.csv\" in %s gives none."
            .formatted(directory.resolve("in"));
    try (JobProcess job = start()) {
      assertEquals(said, job.await("end").get("message").getAsString());
    }
    try (JobProcess job = start("onEmpty", "fail")) {
      String message = job.await("end").get("message").getAsString();
      assertTrue(message.startsWith(said), message);
    }
  }

  private void runUntilKilled(int slices) throws Exception {
    try (JobProcess job = start("workers", "2")) {
      awaitSorted(job, slices);
      job.kill();
      assertTrue(job.endsWithin(30_000));
    }
  }

  @Test
  void runIsKilledAgainAndAgain_theNextOneGoesOn_andLeavesNothing() throws Exception {
    for (int slices = 10; slices < 60; slices += 20) {
      runUntilKilled(slices);
    }
    String last = run();
    assertTrue(last.matches("\\d+ ran, [1-9]\\d* did not"), last);
    assertSorted();
  }

  @Test
  void runIsKilledWhileItMerges_whatWasThereStays_andTheNextOneGoesOn() throws Exception {
    Files.createDirectories(output().resolveSibling("."));
    Files.writeString(output(), "of yesterday");
    Path part = output().resolveSibling(".sorted.txt.part");
    boolean merged;
    try (JobProcess job = start()) {
      while (Files.notExists(part) && !job.endsWithin(1)) {
        // There is no event for that.
      }
      job.kill();
      assertTrue(job.endsWithin(30_000));
      merged = Files.size(output()) > 20;
    }
    if (!merged) {
      assertEquals("of yesterday", Files.readString(output()));
    }
    run();
    assertSorted();
  }
}
