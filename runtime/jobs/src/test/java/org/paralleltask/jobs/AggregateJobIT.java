// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job behind {@code parallel:aggregate} in a real JVM: what it leaves when files are bad. */
@Timeout(60)
class AggregateJobIT {
  private static final String ROOM = "org.paralleltask.jobs.aggregate.";
  private static final Map<String, ?> AGGREGATE =
      Map.ofEntries(
          Map.entry("id", ROOM + "Aggregate#aggregate"),
          Map.entry("job", "aggregate"),
          Map.entry("owner", ROOM + "Aggregate"),
          Map.entry("wiring", ROOM + "AggregateTasks"),
          Map.entry("member", "aggregate"),
          Map.entry("parameters", List.of(Map.of("name", "slice", "type", ROOM + "Slice"))),
          Map.entry("input", ROOM + "Slice"),
          Map.entry("result", ROOM + "Partial"),
          Map.entry("itemsFrom", "slices"),
          Map.entry("reduce", "merge"));

  @TempDir Path directory;
  private Path output;
  private Path missing;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(directory.resolve("data"));
    output = directory.resolve("table.csv");
    missing = directory.resolve("table.csv.missing.txt");
    Files.writeString(output, "of yesterday\n");
    file("a.csv", "n\n1\n2\n3\n");
    file("b.csv", "n\n10\n20\nx\n30\n");
    file("c.csv", "n\n100\n200\n");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve("data").resolve(name), text);
  }

  /** Runs over slices of three bytes, and gives the last event. */
  private JsonObject run(Map<String, String> options) throws IOException {
    Map<String, String> all = new HashMap<>(options);
    all.put("output", "table.csv");
    Map<String, String> asked =
        Map.of(
            "parallel.aggregate.base", directory.resolve("data").toString(),
            "parallel.aggregate.files", "*.csv",
            "parallel.aggregate.select", "sum(n)",
            "parallel.aggregate.sliceSize", "3");
    try (JobProcess job = JobProcess.readyMade(directory, AGGREGATE, all, asked)) {
      return job.await("end");
    }
  }

  private static String outcome(JsonObject end) {
    return end.get("outcome").getAsString() + ": " + end.get("message");
  }

  @Test
  void fileIsBad_nothingIsWritten() throws Exception {
    assertEquals("failed: \"1 of 9 items failed.\"", outcome(run(Map.of())));
    assertEquals("of yesterday\n", Files.readString(output));
    assertFalse(Files.exists(missing));
  }

  @Test
  void fileIsBad_tableOfTheOthersIsAskedFor_itIsLeftOutAsAWholeAndNamed() throws Exception {
    JsonObject end = run(Map.of("partial", "true"));

    String lack = "The result is without 1 input: see " + missing + ".";
    assertEquals("failed: \"1 of 9 items failed. " + lack + "\"", outcome(end));
    assertEquals("sum(n)\n306", end.get("result").getAsString());
    assertEquals("sum(n)\n306\n", Files.readString(output));
    assertEquals(directory.resolve("data/b.csv") + "\n", Files.readString(missing));

    file("b.csv", "n\n10\n20\n30\n");
    JsonObject repaired = run(Map.of("partial", "true"));
    assertEquals("ok: null", outcome(repaired));
    assertEquals("sum(n)\n366\n", Files.readString(output));
    assertFalse(Files.exists(missing), "nothing is missing any more");
  }

  @Test
  void failureIsTolerated_runEndsWell_andSaysWhatIsMissing() throws Exception {
    JsonObject end = run(Map.of("partial", "true", "maxFailures", "1"));
    assertTrue(outcome(end).startsWith("tolerated: \"1 of 9 items failed. The result is"));
    assertEquals("sum(n)\n306\n", Files.readString(output));
  }

  @Test
  void allFilesAreBad_nothingIsWritten() throws Exception {
    for (String name : List.of("a.csv", "b.csv", "c.csv")) {
      file(name, "n\nx\n");
    }
    JsonObject end = run(Map.of("partial", "true"));
    assertEquals(
        "failed: \"3 of 3 items failed. No input is whole, so nothing came out.\"", outcome(end));
    assertEquals("of yesterday\n", Files.readString(output));
    assertFalse(Files.exists(missing));
  }
}
