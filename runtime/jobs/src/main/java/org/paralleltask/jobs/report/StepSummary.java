// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** The page that GitHub shows of a step: what is written there is shown when the step ends. */
public final class StepSummary {
  private static final String VARIABLE = "GITHUB_STEP_SUMMARY";

  /** GitHub shows nothing of a page with more than 1024 kB; others write to it, too. */
  private static final long MOST_BYTES = 900_000;

  private StepSummary() {}

  /**
   * Adds a run to the page, if there is one: whole, or its first lines, or nothing if it is full.
   *
   * @param environment the environment variables of the build
   * @return whether all of it was added, or there is no such page
   */
  public static boolean add(Reports.Written run, Map<String, String> environment)
      throws IOException {
    String file = environment.getOrDefault(VARIABLE, "");
    if (file.isEmpty()) {
      return true;
    }
    Path page = Path.of(file);
    long used = Files.exists(page) ? Files.size(page) : 0;
    String whole = MarkdownFile.of(run.digest());
    if (used + bytes(whole) <= MOST_BYTES) {
      append(page, whole);
      return true;
    }
    String head = whole.lines().limit(3).reduce("", (a, b) -> a + b + "\n");
    if (used + bytes(head) <= MOST_BYTES) {
      append(page, head);
    }
    return false;
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + 1L;
  }

  private static void append(Path page, String text) throws IOException {
    Files.writeString(
        page,
        text + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.APPEND);
  }
}
