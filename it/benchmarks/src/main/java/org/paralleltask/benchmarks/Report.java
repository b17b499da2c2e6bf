// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as Markdown. */
final class Report {
  private final List<String> lines = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();

  /** Starts with what it was measured on. */
  Report(String title, String command) {
    lines.add("## " + title + " " + Runtime.version().feature());
    lines.add("");
    lines.add("    " + command);
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "Java %s (%s), %s %s, %d processors, %d MB heap at most, load %.1f at the start, %s.",
            System.getProperty("java.runtime.version"),
            System.getProperty("java.vm.name"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().maxMemory() >> 20,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            LocalDate.now(ZoneOffset.UTC)));
  }

  /** A table of scores, the first of which is what the others are compared with. */
  void table(String title, List<Score> scores) {
    heading(title);
    lines.add("| | median | items a second | CPU for an item | " + scores.get(0).label() + " is |");
    lines.add("| --- | ---: | ---: | ---: | ---: |");
    for (Score score : scores) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %.1f ms | %,.0f | %,.0f ns | %.2f times as fast |",
              score.label() + (score.items() == scores.get(0).items() ? "" : few(score)),
              score.millis(),
              score.itemsPerSecond(),
              score.cpuNanosPerItem(),
              scores.get(0).timesAsFastAs(score)));
    }
  }

  void paragraph(String text) {
    lines.add("");
    lines.add(text);
  }

  void target(Target target) {
    targets.add(target);
  }

  /** All of it, with the targets at the end. */
  String markdown() {
    List<String> all = new ArrayList<>(lines);
    all.add("");
    all.add("### Targets");
    all.add("");
    all.add("| work | target | measured | |");
    all.add("| --- | ---: | ---: | --- |");
    targets.forEach(target -> all.add(target.row()));
    return String.join("\n", all) + "\n";
  }

  private void heading(String title) {
    lines.add("");
    lines.add("### " + title);
    lines.add("");
  }

  private static String few(Score score) {
    return String.format(Locale.ROOT, " (%,d items)", score.items());
  }
}
