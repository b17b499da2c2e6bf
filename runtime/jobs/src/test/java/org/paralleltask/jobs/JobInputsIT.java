// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where items come from, and which of them run. Real job JVMs. */
@Timeout(60)
class JobInputsIT {
  private static final Map<String, ?> TWICE = JobProcess.task("twice", "java.lang.Long", "long");
  private static final Map<String, ?> SAME =
      JobProcess.task("same", "java.lang.String", "java.lang.String");

  @TempDir Path directory;

  @Test
  void A6_streamOfTheTask_isPulledAsFarAsNeeded_andClosed() throws Exception {
    Map<String, String> options = Map.of("limit", "10", "output", "o.txt", "workers", "2");
    try (JobProcess job = new JobProcess(directory, own("endless"), options)) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString());
      assertEquals(10, end.get("items").getAsLong());
      assertEquals(0, job.exitCode());
      assertEquals("closed after 10\n", job.log());
      assertEquals("2\n20\n", firstAndLastLine("o.txt"));
    }
  }

  @Test
  void streamThrowsMidway_whatCameBeforeIsCounted_andNoOutputIsWritten() throws Exception {
    Files.writeString(directory.resolve("o.txt"), "before");
    Map<String, String> options = Map.of("output", "o.txt", "workers", "2");
    try (JobProcess job = new JobProcess(directory, own("torn"), options)) {
      JsonObject end = job.await("end");
      assertEquals("failed", end.get("outcome").getAsString());
      assertEquals(
          "itemsFrom org.paralleltask.jobs.Sample.torn() threw java.lang.IllegalStateException: no line 4 (SampleTasks.java:N) after 3 items; what follows was not run.",
          end.get("message").getAsString().replaceAll("java:\\d+", "java:N"));
      assertEquals(3, end.getAsJsonObject("counts").get("OK").getAsLong());
      assertEquals(1, job.exitCode());
      assertEquals("closed after 4\n", job.log());
      assertEquals("before", Files.readString(directory.resolve("o.txt")));
    }
  }

  @Test
  void duplicatesOnce_laterOnesAreCountedAsSuch() throws Exception {
    Map<String, String> options =
        Map.of("items", "a,b,a,c,b,a", "onDuplicate", "once", "output", "o.txt");
    try (JobProcess job = new JobProcess(directory, SAME, options)) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString());
      assertEquals(3, end.getAsJsonObject("counts").get("OK").getAsLong());
      assertEquals(3, end.getAsJsonObject("counts").get("DUPLICATE").getAsLong());
      assertEquals("a\nb\nc\n", Files.readString(directory.resolve("o.txt")));
    }
  }

  @Test
  void A9_duplicatesInAFile_fail_namingTheLines() throws Exception {
    Files.writeString(directory.resolve("in.txt"), "# numbers\n7\n8\n\n7\n");
    try (JobProcess job = new JobProcess(directory, TWICE, Map.of("itemsFile", "in.txt"))) {
      String message = job.await("end").get("message").getAsString();
      assertEquals(
          "itemsFile \"in.txt\" has items twice: \"7\" is item 1 and item 3 (line 5). Remove them, or pass -Dparallel.onDuplicate=once.",
          message.replace(directory + "/", ""));
      assertEquals(2, job.exitCode());
    }
  }

  @Test
  void limit_restIsCountedAsNotRun() throws Exception {
    Map<String, String> options = Map.of("items", "1..10", "limit", "3", "reduce", "sum");
    try (JobProcess job = new JobProcess(directory, TWICE, options)) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString());
      assertEquals("12", end.get("result").getAsString());
      assertEquals(3, end.getAsJsonObject("counts").get("OK").getAsLong());
      assertEquals(7, end.getAsJsonObject("counts").get("NOT_RUN").getAsLong());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ok,ok,0,",
    "warn,ok,0,",
    "fail,failed,1, Pass -Dparallel.onEmpty=ok if that is right."
  })
  void A4_noItems_endsAsAskedFor(String onEmpty, String outcome, int exitCode, String advice)
      throws Exception {
    Path file = Files.writeString(directory.resolve("none.txt"), "# none\n\n");
    Map<String, String> options = Map.of("itemsFile", "none.txt", "onEmpty", onEmpty);
    try (JobProcess job = new JobProcess(directory, TWICE, options)) {
      JsonObject end = job.await("end");
      assertEquals(outcome, end.get("outcome").getAsString());
      String what = "There are no items: itemsFile \"" + file + "\" gives none.";
      String message = end.get("message").isJsonNull() ? "" : end.get("message").getAsString();
      boolean silent = onEmpty.equals("ok");
      assertEquals(silent ? "" : advice == null ? what : what + " " + advice, message);
      assertEquals(onEmpty.equals("warn") ? 1 : 0, job.seen("log").size());
      assertEquals(exitCode, job.exitCode());
    }
  }

  @Test
  void A7_badRowsOfEveryKind_failAlone_withTheirLines() throws Exception {
    Files.write(
        directory.resolve("in.ndjson"),
        "\uFEFF1\r\n{\r\n\"two\"\r\n[3]\r\n[[4]]\r\nnull\r\n{\"number\":5}\r\n\r\n6"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Map<String, String> options = Map.of("itemsFile", "in.ndjson", "workers", "1");
    try (JobProcess job = new JobProcess(directory, TWICE, options)) {
      assertEquals("4 of 8 items failed.", job.await("end").get("message").getAsString());
      List<String> messages =
          job.seen("failure").stream().map(f -> f.get("message").getAsString()).toList();
      assertTrue(
          messages.get(0).startsWith("BAD_ITEM: line 2: \"{\" is no JSON: "), messages.get(0));
      assertEquals(
          "BAD_ITEM: line 3: number: \"two\" is no Long",
          messages.get(1).replace("\"\"two\"\" ", ""));
      assertEquals("BAD_ITEM: line 5: \"[[4]]\" \"number\" is [4], not a value", messages.get(2));
      assertEquals("BAD_ITEM: line 6: \"null\" \"number\" is null, not a value", messages.get(3));
    }
  }

  @Test
  void globWithoutFiles_isEmpty_directoryMissing_isAnError() throws Exception {
    Files.createDirectories(directory.resolve("d"));
    Map<String, ?> name = JobProcess.task("name", "java.nio.file.Path", "java.lang.String");
    try (JobProcess job = new JobProcess(directory, name, Map.of("itemsGlob", "d/**/*.csv"))) {
      assertEquals(
          "There are no items: itemsGlob \"d/**/*.csv\" gives none.",
          job.await("end").get("message").getAsString());
    }
    try (JobProcess job = new JobProcess(directory, name, Map.of("itemsGlob", "e/**/*.csv"))) {
      assertEquals(
          "\"itemsGlob\" is \"e/**/*.csv\", which looks for files in \"e/\" (base: .): there is no such directory. Create it, or correct the option.",
          job.await("end")
              .get("message")
              .getAsString()
              .replace(directory + "/e", "e/")
              .replace(directory.toString(), "."));
      assertEquals(2, job.exitCode());
    }
  }

  @Test
  void twoStars_findsFilesAtAnyDepth() throws Exception {
    Files.createDirectories(directory.resolve("a/b/c"));
    for (String file : List.of("x.txt", "a/x.txt", "a/b/c/x.txt", "a/b/c/y.txt", "a/b/x.txt.bak")) {
      Files.writeString(directory.resolve(file), "");
    }
    Map<String, ?> name = JobProcess.task("name", "java.nio.file.Path", "java.lang.String");
    try (JobProcess job = new JobProcess(directory, name, Map.of("itemsGlob", "**/x.txt"))) {
      assertEquals(3, job.await("end").get("items").getAsLong());
      String items = String.join("\n", job.items());
      assertTrue(items.contains("\"label\":\"a/b/c/x.txt\""), items);
      assertTrue(items.contains("\"label\":\"x.txt\""), items);
      assertFalse(items.contains("bak"), items);
    }
  }

  private static Map<String, ?> own(String member) {
    return JobProcess.with(JobProcess.task(member, "java.lang.Long", "long"), "itemsFrom", member);
  }

  private String firstAndLastLine(String file) throws Exception {
    List<String> lines = Files.readAllLines(directory.resolve(file));
    return lines.get(0) + "\n" + lines.get(lines.size() - 1) + "\n";
  }

  @Test
  void planOfAnEndlessSource_comesToItsEnd_andSaysAtLeast() throws Exception {
    Map<String, ?> endless = own("endless");
    try (JobProcess job = JobProcess.doing("plan", directory, endless, Map.of())) {
      JsonObject plan = job.await("plan");
      assertTrue(plan.get("atLeast").getAsBoolean());
      assertTrue(plan.get("run").getAsLong() > 0);
      assertEquals("ok", job.await("end").get("outcome").getAsString());
    }
    try (JobProcess job = JobProcess.doing("plan", directory, endless, Map.of("limit", "7"))) {
      JsonObject plan = job.await("plan");
      assertFalse(plan.get("atLeast").getAsBoolean());
      assertEquals(7, plan.get("run").getAsLong());
    }
  }
}
