// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.sample.HostileLabels;
import org.paralleltask.jobs.report.sample.SampleRun;
import org.paralleltask.jobs.spec.ReportKind;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** All files of runs that never were, read again with what their readers use. */
@Timeout(60)
class ReportsTest {
  private static final List<String> FILES =
      List.of(
          "result.json",
          "items.ndjson",
          "junit.xml",
          "report.html",
          "trace.json",
          "failed.txt",
          "summary.md");

  @TempDir Path directory;

  private Reports.Written write(SampleRun run) {
    return write(run, directory);
  }

  private static Reports.Written write(SampleRun run, Path directory) {
    List<String> warnings = new ArrayList<>();
    Reports.Written written = Reports.write(run, directory, ReportKind.all(), warnings::add);
    assertEquals(List.of(), warnings);
    return written;
  }

  private String text(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private JsonObject json(String name) throws IOException {
    return JsonParser.parseString(text(name)).getAsJsonObject();
  }

  private Element junit() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(directory.resolve("junit.xml").toFile())
        .getDocumentElement();
  }

  @Test
  void outcomesAddUpInEveryFile() throws Exception {
    SampleRun run = SampleRun.failed(3_000, 8);
    write(run);
    Map<String, Long> expected = new TreeMap<>();
    run.counts().forEach((state, count) -> expected.put(state.name(), count));
    JsonObject items = json("result.json").getAsJsonObject("items");
    assertEquals(3_000, items.get("total").getAsLong());
    for (State state : State.values()) {
      long count = expected.get(state.name());
      assertEquals(count, items.get(ResultJson.camelCase(state)).getAsLong(), state.name());
      assertTrue(text("report.html").contains("data-count=\"" + count + "\""), state.name());
    }
    Map<String, Long> lines = new HashMap<>();
    for (String line : Files.readAllLines(directory.resolve("items.ndjson"))) {
      JsonObject item = JsonParser.parseString(line).getAsJsonObject();
      lines.merge(item.get("state").getAsString(), 1L, Long::sum);
    }
    lines.forEach((state, count) -> assertEquals(expected.get(state), count, state));
    assertEquals(3_000, lines.values().stream().mapToLong(Long::longValue).sum());
    assertEquals("3000", junit().getAttribute("tests"));
    assertEquals(3_000, junit().getElementsByTagName("testcase").getLength());
    assertEquals(
        run.counts().get(State.FAILED), junit().getElementsByTagName("failure").getLength());
  }

  @Test
  void G10_sameRecord_sameBytes_inAnyLocale() throws IOException {
    Path again = directory.resolve("again");
    write(SampleRun.failed(300, 4));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      write(SampleRun.failed(300, 4), again);
    } finally {
      Locale.setDefault(before);
    }
    for (String name : FILES) {
      byte[] first = Files.readAllBytes(directory.resolve(name));
      assertArrayEquals(first, Files.readAllBytes(again.resolve(name)), name);
    }
  }

  @Test
  void resultTellsWhatTheRunComesTo() throws IOException {
    write(SampleRun.failed(300, 4));
    JsonObject result = json("result.json");
    assertEquals("20261120T113012Z-7f3a", result.get("runId").getAsString());
    assertEquals("failed", result.get("outcome").getAsString());
    assertEquals(1, result.get("exit").getAsInt());
    JsonObject failure = result.getAsJsonArray("failures").get(0).getAsJsonObject();
    assertEquals("IOException", failure.get("code").getAsString());
    assertEquals("Images.java:41", failure.get("at").getAsString());
    assertEquals("report.html", result.getAsJsonObject("files").get("html").getAsString());
    JsonObject time = result.getAsJsonObject("time");
    assertTrue(time.get("p50").getAsDouble() <= time.get("p99").getAsDouble());
    assertTrue(result.getAsJsonObject("workers").get("busyPercent").getAsDouble() > 10);
    assertTrue(result.get("retries").getAsLong() > 0);
  }

  @Test
  void goneOn_saysFromWhere() throws IOException {
    write(SampleRun.good(300, 4));
    assertEquals("20261120T110200Z-11c0", json("result.json").get("resumedFrom").getAsString());
  }

  @Test
  void itemsHaveReasonsAttemptsAndOutputs() throws IOException {
    write(SampleRun.failed(20, 4));
    JsonObject flaky =
        Files.readAllLines(directory.resolve("items.ndjson")).stream()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .filter(item -> item.get("state").getAsString().equals("FLAKY"))
            .findFirst()
            .orElseThrow();
    JsonArray attempts = flaky.getAsJsonArray("attempts");
    assertEquals(2, attempts.size());
    String why = attempts.get(0).getAsJsonObject().get("error").getAsString();
    assertEquals("IOException: connection reset", why);
    String cause = flaky.getAsJsonObject("reason").get("cause").getAsString();
    assertEquals("NO_RECORD", cause);
    JsonObject output = flaky.getAsJsonArray("outputs").get(0).getAsJsonObject();
    assertEquals("out/5.jpg", output.get("path").getAsString());
  }

  @Test
  void G5_manyItems_junitHasThoseThatMatter_andSaysWhatElseThereWas() throws Exception {
    SampleRun run = SampleRun.failed(20_000, 8);
    write(run);
    NodeList cases = junit().getElementsByTagName("testcase");
    long single =
        run.counts().get(State.FAILED)
            + run.counts().get(State.TIMED_OUT)
            + run.counts().get(State.FLAKY);
    assertEquals(single + 1, cases.getLength());
    Element last = (Element) cases.item(cases.getLength() - 1);
    long ok = run.counts().get(State.OK);
    assertEquals(ok + " more items: ok", last.getAttribute("name"));
    assertEquals("20000", junit().getAttribute("tests"));
  }

  @Test
  void runFailsThoughNoItemDid_junitIsRed() throws Exception {
    Conclusion late = Conclusion.of(Verdict.TIMEOUT, "The run took longer than 5 s.");
    assertEquals("The run took longer than 5 s.", errorOfRun(Optional.of(late)));
    assertEquals("failed", errorOfRun(Optional.of(Conclusion.of(Verdict.FAILED))));
    assertEquals("the run was killed", errorOfRun(Optional.empty()));
  }

  private String errorOfRun(Optional<Conclusion> conclusion) throws Exception {
    write(SampleRun.good(300, 4).concluded(conclusion));
    assertEquals("301", junit().getAttribute("tests"));
    assertEquals("1", junit().getAttribute("errors"));
    NodeList cases = junit().getElementsByTagName("testcase");
    assertEquals(301, cases.getLength());
    Element run = (Element) cases.item(300);
    assertEquals("the run itself", run.getAttribute("name"));
    Element error = (Element) run.getElementsByTagName("error").item(0);
    return error.getAttribute("message");
  }

  @Test
  void listOfFailuresIsOneOfItems_andSaysWhatCannotBeGivenSo() throws IOException {
    Reports.Written written = write(SampleRun.failed(300, 4));
    List<String> lines = Files.readAllLines(directory.resolve("failed.txt"));
    assertEquals(written.digest().failures(), lines.size());
    assertEquals("img/catalog/", lines.get(0).substring(0, 12));
    write(SampleRun.hostile());
    List<String> hostile = Files.readAllLines(directory.resolve("failed.txt"));
    assertEquals(20, hostile.size());
    assertTrue(hostile.contains("=cmd|' /C calc'!A0"));
    assertTrue(hostile.stream().anyMatch(l -> l.matches("# item \\d+, not as a line: lone .*")));
    assertTrue(hostile.stream().noneMatch(line -> line.startsWith(" ")));
    long bare = hostile.stream().filter(line -> !line.startsWith("#")).count();
    assertEquals(14, bare);
  }

  @Test
  void itemsOfAReadyMadeJob_runAgainByItsGoal() throws IOException {
    write(SampleRun.failed(300, 4).readyMade());
    List<String> lines = Files.readAllLines(directory.resolve("failed.txt"));
    assertEquals(
        "# Items of parallel:download cannot be given line by line; run them again with:",
        lines.get(0));
    assertEquals(
        "#   mvn parallel:download -Dparallel.items=http://localhost/a -Dparallel.rerun=failed",
        lines.get(1));
    assertTrue(lines.stream().allMatch(line -> line.startsWith("#")));
    String page = text("report.html");
    assertTrue(page.contains("mvn parallel:download -Dparallel.items=http://localhost/a<"), page);
  }

  @Test
  void tableOfTheJob_isOnThePage_andInTheResult() throws IOException {
    write(SampleRun.failed(10, 4));
    JsonObject hosts = json("result.json").getAsJsonObject("tables").getAsJsonObject("hosts");
    assertEquals(2, hosts.get("total").getAsLong());
    JsonObject first = hosts.getAsJsonArray("rows").get(0).getAsJsonObject();
    assertEquals(1_000_000, first.get("bytes").getAsLong());
    assertEquals(0, first.get("pausedMs").getAsLong());
    String page = text("report.html");
    assertTrue(page.contains("<h2>Hosts <small>2</small></h2>"), page);
    assertTrue(page.contains("<td class=\"n\">1.25 s</td>"), page);
  }

  @Test
  void largeTable_isCut_andSaysSo() throws IOException {
    write(SampleRun.failed(3_000, 4));
    JsonObject hosts = json("result.json").getAsJsonObject("tables").getAsJsonObject("hosts");
    assertEquals(600, hosts.get("total").getAsLong());
    assertEquals(500, hosts.getAsJsonArray("rows").size());
    assertTrue(text("report.html").contains("The first 500 are shown."));
  }

  @Test
  void G1_hostileLabels_breakNothing() throws Exception {
    write(SampleRun.hostile());
    assertEquals(20, junit().getElementsByTagName("testcase").getLength());
    assertEquals(20, json("result.json").getAsJsonObject("items").get("total").getAsLong());
    assertTrue(json("trace.json").getAsJsonArray("traceEvents").size() > 20);
    String page = text("report.html");
    assertFalse(page.contains("<script>document.title"), "a label became a script");
    assertFalse(page.contains("<img src=x"), "a label became an element");
    assertFalse(page.contains("<b>Items</b>"), "a message became an element");
    assertEquals(4, page.split("</script", -1).length, "scripts of the page, and no others");
    String summary = text("summary.md");
    assertFalse(summary.contains("<script>"), summary);
    assertFalse(summary.contains("[link]("), summary);
    assertTrue(page.indexOf('\u202e') < 0 && page.indexOf('\u001b') < 0);
    assertTrue(HostileLabels.count() < 20);
  }

  @Test
  void G6_oneFileCannotBeWritten_warningSaysIt_andTheOthersAre() throws IOException {
    Files.createDirectories(directory.resolve("trace.json/in-the-way"));
    Files.createDirectories(directory.resolve("summary.md/in-the-way"));
    List<String> warnings = new ArrayList<>();
    Reports.write(SampleRun.failed(20, 4), directory, ReportKind.all(), warnings::add);
    assertEquals(2, warnings.size());
    assertTrue(warnings.get(0).contains("trace.json cannot be written"), warnings.get(0));
    assertTrue(warnings.get(1).contains("summary.md cannot be written"), warnings.get(1));
    JsonObject files = json("result.json").getAsJsonObject("files");
    assertEquals(Set.of("items", "junit", "failed", "html"), files.keySet());
    assertEquals(20, Files.readAllLines(directory.resolve("items.ndjson")).size());
    try (var left = Files.list(directory)) {
      assertTrue(left.noneMatch(file -> file.toString().endsWith(".part")));
    }
  }

  @Test
  void someAreAskedFor_onlyTheseAreWritten() throws IOException {
    Reports.write(
        SampleRun.failed(20, 4), directory, Set.of(ReportKind.JSON, ReportKind.HTML), w -> {});
    assertTrue(Files.exists(directory.resolve("report.html")));
    assertFalse(Files.exists(directory.resolve("trace.json")));
    assertFalse(Files.exists(directory.resolve("items.ndjson")));
  }

  @Test
  void A4_noItems_everyFileIsThere_andNothingIsDividedByZero() throws Exception {
    write(SampleRun.good(0, 4));
    assertTrue(text("report.html").contains("There were no items."));
    assertEquals("0", junit().getAttribute("tests"));
    assertTrue(text("summary.md").contains("| 0 |"), text("summary.md"));
    assertFalse(text("result.json").contains("NaN"));
  }

  @Test
  void G7_stepSummary_isAddedTo_andNeverBeyondWhatGithubShows() throws IOException {
    Path page = directory.resolve("step.md");
    Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", page.toString());
    Reports.Written run = write(SampleRun.failed(300, 4));
    assertTrue(StepSummary.add(run, environment));
    assertTrue(StepSummary.add(run, environment));
    assertEquals(2, Files.readString(page).split("### ", -1).length - 1);
    Files.write(page, "x".repeat(899_800).getBytes(StandardCharsets.UTF_8));
    assertFalse(StepSummary.add(run, environment));
    assertTrue(Files.size(page) < 900_000);
    assertTrue(Files.readString(page).contains("### "));
    assertTrue(StepSummary.add(run, Map.of()));
  }
}
