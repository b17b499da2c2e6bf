// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.paralleltask.plugin.process.JobProgress;

/**
 * Draws progress as lines that fit into a terminal: one for the job, then one for each of a few
 * busy workers.
 *
 * @param width the columns of the terminal
 * @param rows how many lines there may be
 * @param blocks whether the terminal can show block characters
 * @param colour whether failures are red
 */
record ProgressBar(int width, int rows, boolean blocks, boolean colour) {
  private static final int MOST_WORKERS = 8;
  private static final int WIDEST_BAR = 40;
  private static final int NARROWEST_BAR = 8;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  static boolean canShowBlocks(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode('█');
  }

  List<String> lines(String job, JobProgress progress, String figures) {
    List<String> lines = new ArrayList<>();
    lines.add(overall(Text.printable(job), progress, figures));
    int shown = Math.min(progress.busy().size(), Math.max(0, Math.min(MOST_WORKERS, rows - 4)));
    // The longest running come first; those that are shown keep their places.
    progress.busy().stream()
        .limit(shown)
        .sorted(Comparator.comparingLong(JobProgress.Busy::worker))
        .map(this::worker)
        .forEach(lines::add);
    if (shown > 0 && progress.running() > shown) {
      lines.add(Text.cut("     %d more running".formatted(progress.running() - shown), room()));
    }
    return lines;
  }

  private String overall(String job, JobProgress progress, String figures) {
    String name = " " + Text.cut(job, Math.max(8, width / 4)) + "  ";
    int room = room() - Text.width(name) - figures.length() - 2;
    boolean bar = progress.total().isPresent() && room >= NARROWEST_BAR;
    String drawn = bar ? bar(progress, Math.min(WIDEST_BAR, room)) + "  " : "";
    return paint(Text.cut(name + drawn + figures, room()), progress);
  }

  private String paint(String line, JobProgress progress) {
    String failed = "failed " + progress.failed();
    return colour && progress.failed() > 0
        ? line.replace(failed, "\033[31m" + failed + "\033[0m")
        : line;
  }

  /** A line as wide as the terminal would wrap on some, and then not be erased. */
  private int room() {
    return Math.max(1, width - 1);
  }

  private String bar(JobProgress progress, int columns) {
    return blocks
        ? blockBar(filled(progress, columns * 8), columns)
        : asciiBar(filled(progress, columns - 2), columns - 2);
  }

  private static int filled(JobProgress progress, int steps) {
    long total = Math.max(1, progress.total().orElse(1));
    return (int) Math.min(steps, progress.done() * steps / total);
  }

  private static String blockBar(int eighths, int columns) {
    int rest = columns - eighths / 8;
    String part = rest == 0 ? "" : String.valueOf(EIGHTHS.charAt(eighths % 8));
    return "█".repeat(eighths / 8) + part + " ".repeat(rest - part.length());
  }

  private static String asciiBar(int filled, int columns) {
    return "[" + "#".repeat(filled) + "-".repeat(columns - filled) + "]";
  }

  /** What changes its width comes last, so that the eye finds the rest in one place. */
  private String worker(JobProgress.Busy busy) {
    String head = "  %3d  %6s  ".formatted(busy.worker(), Text.running(busy.millis()));
    return Text.cut(head + Text.cut(Text.printable(busy.label()), room() - head.length()), room());
  }
}
