// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project that is compiled, run, edited and run again: what runs, and which reason is told. */
@Timeout(120)
class JobUpToDateIT {
  private static final String[] SHOUT = {
    "class Shout {",
    "  static String of(String text) { return text.toUpperCase(java.util.Locale.ROOT); }",
    "}"
  };

  @TempDir Path directory;
  private Compiled project;
  private Path classes;
  private Path library;
  private final Map<String, String> options = new TreeMap<>();

  @BeforeEach
  void threeFilesToShout() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      write("in/" + name + ".txt", "hello " + name);
    }
    library = directory.resolve("library.jar");
    pack("1");
    project =
        new Compiled(directory)
            .with("Shout", SHOUT)
            .with(
                "Texts",
                "import java.nio.file.*;",
                "public class Texts {",
                "  static Path shout(Path in) throws java.io.IOException {",
                "    Path out = in.resolveSibling(\"../out\").resolve(in.getFileName());",
                "    return Files.writeString(out, Shout.of(Files.readString(in)));",
                "  }",
                "}")
            .with(
                "TextsTasks",
                "import java.nio.file.Path;",
                "import org.paralleltask.Task;",
                "public class TextsTasks {",
                "  static final Task<Path, Path> shout = Task.of(\"shout\", Texts::shout);",
                "}");
    classes = project.classes("-g");
    Files.createDirectory(directory.resolve("out"));
    options.putAll(Map.of("itemsGlob", "in/*.txt", "explain", "true"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void pack(String content) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(library))) {
      zip.putNextEntry(new ZipEntry("library.txt"));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private JobProcess job(String action) throws IOException {
    Map<String, ?> task =
        Map.of(
            "id",
            "acme.Texts#shout",
            "job",
            "shout",
            "owner",
            "acme.Texts",
            "wiring",
            "acme.TextsTasks",
            "member",
            "shout",
            "input",
            "java.nio.file.Path",
            "result",
            "java.nio.file.Path");
    return JobProcess.doing(
        action, directory, classes + File.pathSeparator + library, task, options);
  }

  /** Runs the job, and returns what it said of the items that ran. */
  private List<String> run() throws Exception {
    try (JobProcess job = job("run")) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString(), end + job.log());
      assertEquals(0, job.exitCode());
      List<String> said =
          job.seen("log").stream().map(log -> log.get("text").getAsString()).toList();
      long ran = said.stream().filter(text -> text.matches("(RERUN|RUN) .*")).count();
      assertEquals(ran, count(end, "OK"), "" + said);
      assertEquals(3 - ran, count(end, "UP_TO_DATE"), "" + end);
      return said.stream().filter(text -> text.matches("(RERUN|RUN) .*")).sorted().toList();
    }
  }

  private static long count(JsonObject end, String state) {
    JsonElement count = end.getAsJsonObject("counts").get(state);
    return count == null ? 0 : count.getAsLong();
  }

  @Test
  void firstRun_runsAll_secondNothing() throws Exception {
    assertEquals(
        List.of("RUN in/a.txt: NO_RECORD", "RUN in/b.txt: NO_RECORD", "RUN in/c.txt: NO_RECORD"),
        run());

    assertEquals(List.of(), run());
    assertEquals("HELLO A", Files.readString(directory.resolve("out/a.txt")));
  }

  @Test
  void touchedFile_doesNotRunAgain() throws Exception {
    run();

    Path touched = directory.resolve("in/a.txt");
    Files.setLastModifiedTime(touched, FileTime.fromMillis(1_700_000_000_000L));

    assertEquals(List.of(), run());
    options.put("upToDate", "mtime");
    Files.setLastModifiedTime(touched, FileTime.fromMillis(1_600_000_000_000L));
    assertEquals(List.of("RERUN in/a.txt: INPUT in/a.txt changed (its time)"), run());
  }

  @Test
  void editedInput_runsAgain() throws Exception {
    run();

    write("in/b.txt", "Hello b");

    List<String> said = run();
    assertEquals(1, said.size());
    assertTrue(
        said.get(0).startsWith("RERUN in/b.txt: INPUT in/b.txt changed (sha256 "), "" + said);
    assertEquals(List.of(), run());
  }

  @Test
  void E5_deletedOutput_runsAgain() throws Exception {
    run();

    Files.delete(directory.resolve("out/c.txt"));

    assertEquals(List.of("RERUN in/c.txt: OUTPUT_MISSING out/c.txt"), run());
    assertEquals("HELLO C", Files.readString(directory.resolve("out/c.txt")));
  }

  @Test
  void E5_outputEditedToTheSameSize_runsAgain() throws Exception {
    run();

    write("out/c.txt", "HELLO D");

    List<String> said = run();
    assertEquals(1, said.size());
    assertTrue(
        said.get(0).startsWith("RERUN in/c.txt: OUTPUT_CHANGED out/c.txt changed (sha256 "),
        "" + said);
    assertEquals("HELLO C", Files.readString(directory.resolve("out/c.txt")));
  }

  @Test
  void editedHelper_runsAllAgain_andIsNamed() throws Exception {
    run();

    project
        .with("Shout", SHOUT[0], SHOUT[1].replace("text.", "text.trim()."), SHOUT[2])
        .classes("-g");

    assertEquals(
        List.of(
            "RERUN in/a.txt: CODE acme.Shout changed",
            "RERUN in/b.txt: CODE acme.Shout changed",
            "RERUN in/c.txt: CODE acme.Shout changed"),
        run());
    assertEquals(List.of(), run());
  }

  @Test
  void movedLine_doesNotRunAgain() throws Exception {
    run();

    project.with("Shout", "\n// loud\n", SHOUT[0], "", SHOUT[1], SHOUT[2]).classes("-g");

    assertEquals(List.of(), run());
  }

  @Test
  void changedLibrary_runsAllAgain_andIsNamed() throws Exception {
    run();

    pack("2");

    assertEquals("RERUN in/a.txt: CODE library.jar changed", run().get(0));
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> !file.endsWith("log.txt")) // of the harness
          .map(file -> file + (Files.isDirectory(file) ? "" : " " + file.toFile().lastModified()))
          .sorted()
          .toList();
    }
  }

  private JsonObject plan() throws Exception {
    try (JobProcess job = job("plan")) {
      JsonObject plan = job.await("plan");
      assertEquals("ok", job.await("end").get("outcome").getAsString());
      assertEquals(0, job.exitCode());
      return plan;
    }
  }

  @Test
  void plan_tellsWhatWouldRunAndWhy() throws Exception {
    run();
    write("in/b.txt", "hello again");
    write("in/d.txt", "hello d");
    Files.delete(directory.resolve("out/c.txt"));

    JsonObject plan = plan();

    assertEquals(4, plan.get("total").getAsInt());
    assertEquals(3, plan.get("run").getAsInt());
    assertEquals(1, plan.get("upToDate").getAsInt());
    assertEquals(0, plan.get("notRun").getAsInt());
    assertEquals(
        List.of(
            "UNCHANGED 1 in/a.txt: ",
            "INPUT 1 in/b.txt: in/b.txt changed (11 bytes, was 7)",
            "OUTPUT_MISSING 1 in/c.txt: out/c.txt",
            "NO_RECORD 1 in/d.txt: "),
        reasons(plan));
  }

  private static List<String> reasons(JsonObject plan) {
    return plan.getAsJsonArray("reasons").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(JobUpToDateIT::reason)
        .toList();
  }

  private static String reason(JsonObject why) {
    JsonArray samples = why.getAsJsonArray("samples");
    JsonObject first = samples.get(0).getAsJsonObject();
    return "%s %d %s: %s"
        .formatted(
            why.get("cause").getAsString(),
            why.get("count").getAsLong(),
            first.get("label").getAsString(),
            first.get("detail").getAsString());
  }

  @Test
  void plan_changesNothing() throws Exception {
    List<String> before = tree();
    assertEquals(3, plan().get("run").getAsInt());
    assertEquals(before, tree());

    run();
    before = tree();
    assertEquals(3, plan().get("upToDate").getAsInt());
    assertEquals(before, tree());
  }
}
