// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Outcome;

/** How the README calls the check from Java. */
@Timeout(60)
class ReadmeCheckTest {
  private static final Path README = Path.of("../../README.md");
  private static final Path SELF =
      Path.of("src/test/java/org/paralleltask/jobs/check/ReadmeCheckTest.java");

  @TempDir Path directory;

  private static void report(Outcome<Link, Verdict> outcome, Queue<String> lines) {
    lines.add(outcome.input() + " " + (outcome instanceof Outcome.Failed ? "failed" : "ok"));
  }

  @Test
  void callOfTheReadme_checksASite() throws Exception {
    String site = directory.toString();
    Queue<String> owners = new ConcurrentLinkedQueue<>();
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    Files.writeString(directory.resolve("index.html"), "<a href='/'>home</a><a href='gone'>g</a>");

    try (LinkCheck check = LinkCheck.open(CheckSettings.of(Map.of("site", site)));
        Stream<Link> links = check.onFailure(failed -> owners.add(failed.detail())).stream()) {
      for (Outcome<Link, Verdict> outcome : CheckTasks.check.workers(16).outcomes(links)) {
        report(outcome, lines);
      }
      lines.addAll(check.summary());
    }

    assertEquals(List.of("/gone is missing in " + directory), List.copyOf(owners));
    assertTrue(
        lines.containsAll(
            List.of("/ ok", "/gone failed", "1 ok, 1 broken (pages looked" + " through: 1)")),
        lines.toString());
  }

  @Test
  void everyLineOfTheCall_isInTheTestAbove() throws IOException {
    String section = Files.readString(README).split("\n## Check links\n", 2)[1];
    String call = section.split("```java\n", 2)[1].split("```", 2)[0];
    List<String> tested = Files.readAllLines(SELF).stream().map(String::strip).toList();

    assertFalse(call.isBlank());
    call.lines().forEach(line -> assertTrue(tested.contains(line.strip()), line));
  }
}
