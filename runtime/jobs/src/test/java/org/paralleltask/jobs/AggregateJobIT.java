// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
          Map.entry("parameters", List.of(Map.of("name", "slice", "type", ROOM + "record.Slice"))),
          Map.entry("input", ROOM + "record.Slice"),
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
    return run(options, Map.of(), List.of());
  }

  /**
   * @param asked instead of what is asked otherwise
   * @param prefix words before the command
   */
  private JsonObject run(
      Map<String, String> options, Map<String, String> asked, List<String> prefix)
      throws IOException {
    Map<String, String> all = new HashMap<>(Map.of("output", "table.csv"));
    all.putAll(options);
    Map<String, String> question =
        new HashMap<>(Map.of("files", "*.csv", "select", "sum(n)", "sliceSize", "3"));
    question.put("base", directory.resolve("data").toString());
    question.putAll(asked);
    Map<String, String> properties = new HashMap<>();
    question.forEach((name, value) -> properties.put("parallel.aggregate." + name, value));
    try (JobProcess job = JobProcess.readyMade(directory, AGGREGATE, all, properties, prefix)) {
      return job.await("end");
    }
  }

  private static String outcome(JsonObject end) {
    return end.get("outcome").getAsString() + ": " + end.get("message");
  }

  private static long count(JsonObject end, String outcome) {
    return end.getAsJsonObject("counts").get(outcome).getAsLong();
  }

  private void assertNothingIsWritten() throws IOException {
    assertEquals("of yesterday\n", Files.readString(output));
    assertFalse(Files.exists(missing));
    assertFalse(Files.exists(directory.resolve(".table.csv.part")));
  }

  private void assertStarts(String expected, JsonObject end) {
    assertTrue(outcome(end).startsWith(expected), outcome(end));
  }

  @Test
  void fileIsBad_nothingIsWritten() throws Exception {
    assertEquals("failed: \"1 of 9 items failed.\"", outcome(run(Map.of())));
    assertNothingIsWritten();
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
    assertNothingIsWritten();
  }

  @Test
  void A2_A3_whatIsAskedCannotBe_allIsToldBeforeAnythingRuns() throws Exception {
    JsonObject end = run(Map.of(), Map.of("select", "avg(n)", "sliceSize", "0"), List.of());
    assertStarts("config: ", end);
    assertTrue(
        outcome(end).contains("select\\\" is \\\"avg(n)\\\". Accepted: count, "), outcome(end));
    assertTrue(outcome(end).contains("sliceSize\\\" is \\\"0\\\". Accepted: "), outcome(end));
    assertNothingIsWritten();
    assertFalse(Files.exists(directory.resolve("run/journal.ndjson")));
  }

  @Test
  void A4_noFiles_failOrMakeATableWithoutRows() throws Exception {
    Map<String, String> nothing = Map.of("files", "*.tsv");
    JsonObject end = run(Map.of("onEmpty", "fail"), nothing, List.of());
    assertEquals(
        "failed: \"There are no items: itemsGlob \\\"*.tsv\\\" in %s gives none. Pass -Dparallel.onEmpty=ok if that is right.\""
            .formatted(directory.resolve("data")),
        outcome(end));
    assertNothingIsWritten();
    assertEquals("ok: null", outcome(run(Map.of("onEmpty", "ok"), nothing, List.of())));
    assertEquals("", Files.readString(output));
  }

  @Test
  void A4_noFiles_aWarningDoesNotReplaceTheLastTable() throws Exception {
    Files.writeString(output, "of the last run");
    JsonObject end = run(Map.of(), Map.of("files", "*.tsv"), List.of());
    String said = "ok: \"There are no items: itemsGlob \\\"*.%s\\\" in %s%s gives none.\"";
    Path data = directory.resolve("data");
    assertEquals(said.formatted("tsv", data, ""), outcome(end));
    end = run(Map.of(), Map.of("exclude", "*.csv"), List.of());
    assertEquals(said.formatted("csv", data, " with \\\"exclude\\\""), outcome(end));
    assertEquals("of the last run", Files.readString(output));
  }

  @Test
  void A5_oneFileOfOneSlice_isATable() throws Exception {
    JsonObject end = run(Map.of(), Map.of("files", "a.csv", "sliceSize", "1k"), List.of());
    assertEquals("ok: null", outcome(end));
    assertEquals(1, count(end, "OK"));
    assertEquals("sum(n)\n6\n", Files.readString(output));
  }

  @Test
  void A8_columnIsMissing_isToldBeforeAnythingRuns() throws Exception {
    file("b.csv", "m\n1\n");
    JsonObject end = run(Map.of());
    assertStarts("config: ", end);
    String said = outcome(end);
    assertTrue(said.contains("b.csv: there is no column \\\"n\\\"; the columns are: m"), said);
    assertFalse(said.contains("Exception"), said);
    assertNothingIsWritten();
  }

  @Test
  void A8_recordHasMoreFields_fileFails_quotesAndLineEndsDoNot() throws Exception {
    file("b.csv", "n\n\"1\"\n2,3\n");
    file("c.csv", "n\r\n\"10\"\r\n");
    JsonObject end = run(Map.of("partial", "true"));
    assertStarts("failed: \"1 of ", end);
    String group = end.getAsJsonArray("groups").toString();
    assertTrue(group.contains("byte 6: the record has 2 fields, but there is 1 column"), group);
    assertEquals("sum(n)\n16\n", Files.readString(output));
  }

  @Test
  void C1_outputIsADirectory_orBelowAFile_isToldBeforeAnythingRuns() throws Exception {
    Files.createDirectory(directory.resolve("taken"));
    JsonObject taken = run(Map.of("output", "taken"));
    assertStarts("environment: ", taken);
    assertTrue(outcome(taken).contains("it is a directory"), outcome(taken));
    assertStarts("environment: ", run(Map.of("output", "table.csv/table.csv")));
    assertNothingIsWritten();
    assertFalse(Files.exists(directory.resolve("run/journal.ndjson")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void C2_diskIsFull_runFails_andNothingIsLeftOfTheTable() throws Exception {
    Path full = Files.createDirectory(directory.resolve("full"));
    Path left = Files.createDirectory(directory.resolve("left"));
    String script =
        "mount -t tmpfs -o size=64k tmpfs '%1$s' || exit 9; echo of yesterday > '%1$s/t.csv'; \"$@\"; cp -a '%1$s/.' '%2$s'"
            .formatted(full, left);
    List<String> prefix = List.of("unshare", "-rm", "bash", "-c", script, "bash");
    assumeTrue(works(prefix), "SKIPPED, needs a user that may mount a small file system");
    String rows = IntStream.range(0, 20_000).mapToObj(i -> i + "\n").collect(joining());
    file("b.csv", "n\n" + rows);
    JsonObject end =
        run(
            Map.of("output", "full/t.csv"),
            Map.of("groupBy", "n", "files", "b.csv", "sliceSize", "1m"),
            prefix);
    assertStarts("failed: \"All items ran, but their results could not be put together: ", end);
    assertTrue(outcome(end).endsWith("No output was written.\""), outcome(end));
    assertEquals("of yesterday\n", Files.readString(left.resolve("t.csv")));
    assertEquals(List.of("t.csv"), List.of(left.toFile().list()));
  }

  private static boolean works(List<String> prefix) throws Exception {
    List<String> command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  @Test
  void C6_oddNames_areFilesLikeOthers() throws Exception {
    Files.delete(directory.resolve("data/b.csv"));
    file("-a '\"\n$(x) %s.csv", "n\n1000\n");
    assertEquals("ok: null", outcome(run(Map.of())));
    assertEquals("sum(n)\n1306\n", Files.readString(output));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void C7_nameThatTheLocaleCannotWrite_isToldBeforeAnythingRuns() throws Exception {
    String script = "echo n > '%s'/$(printf 'caf\\303\\251').csv; exec \"$@\"";
    List<String> prefix =
        List.of("env", "LC_ALL=C", "bash", "-c", script.formatted(directory.resolve("data")), "x");
    JsonObject end = run(Map.of(), Map.of(), prefix);
    assertStarts("config: ", end);
    assertTrue(outcome(end).contains("cannot be written in the character set of this system."));
    assertNothingIsWritten();
  }

  @Test
  void C9_C10_C12_partOfAnEarlierRunIsReplaced_andSoIsATableThatSomebodyHasEdited()
      throws Exception {
    Path part = Files.writeString(directory.resolve(".table.csv.part"), "more than the table has");
    Map<String, String> question = Map.of("files", "[ac].csv");
    assertEquals("ok: null", outcome(run(Map.of(), question, List.of())));
    assertEquals("sum(n)\n306\n", Files.readString(output));
    assertFalse(Files.exists(part));

    Files.writeString(output, "edited");
    JsonObject again = run(Map.of(), question, List.of());
    assertEquals(0, count(again, "OK"), "nothing has to be read again");
    assertEquals("sum(n)\n306\n", Files.readString(output));
    assertFalse(Files.exists(part));
  }

  @Test
  void C14_filesOfTheFutureAndOf1970_areReadAgainWhenTheyHaveChanged() throws Exception {
    FileTime of1970 = FileTime.fromMillis(0);
    FileTime ofTheFuture = FileTime.from(Instant.ofEpochSecond(4_000_000_000L));
    assertTableFollows(of1970, 1, 22);
    assertTableFollows(ofTheFuture, 3, 4); // whose size and time are the same
  }

  private void assertTableFollows(FileTime time, int... numbers) throws Exception {
    Map<String, String> question = Map.of("files", "[ac].csv", "sliceSize", "1k");
    for (int number : numbers) {
      Files.setLastModifiedTime(file("a.csv", "n\n" + number + "\n"), time);
      JsonObject end = run(Map.of("upToDate", "content"), question, List.of());
      assertEquals("ok: null", outcome(end));
      assertEquals("sum(n)\n" + (300 + number) + "\n", Files.readString(output));
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void C16_moreFilesThanMayBeOpen_areOpenFewAtATime() throws Exception {
    for (int i = 0; i < 600; i++) {
      file("many-" + i + ".csv", "n\n1\n");
    }
    List<String> few = List.of("bash", "-c", "ulimit -n 400; exec \"$@\"", "bash");
    JsonObject end = run(Map.of("workers", "4"), Map.of("files", "many-*.csv"), few);
    assertEquals("ok: null", outcome(end));
    assertEquals("sum(n)\n600\n", Files.readString(output));
  }
}
