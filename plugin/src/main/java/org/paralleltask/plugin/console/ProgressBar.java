// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.paralleltask.plugin.process.JobProgress;

/**
 * Draws progress as lines that fit into a terminal: one for the job, one for the outcomes if they
 * are not all the same, then one for each of a few busy workers.
 *
 * @param width the columns of the terminal
 * @param rows the lines of the terminal
 * @param blocks whether the terminal can show block characters
 * @param colour whether failures are red
 */
record ProgressBar(int width, int rows, boolean blocks, boolean colour) {
  private static final int MOST_WORKERS = 8;
  private static final int WIDEST_BAR = 40;
  private static final int NARROWEST_BAR = 8;
  private static final int NARROWEST_NAME = 8;
  private static final int OTHER_ROWS = 4;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  static boolean canShowBlocks(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode('█');
  }

  List<String> lines(String job, JobProgress progress, Progress figures) {
    List<String> lines = new ArrayList<>();
    String name = " " + Text.cut(Text.printable(job), Math.max(NARROWEST_NAME, width / 4)) + "  ";
    lines.add(overall(name, progress, figures));
    if (figures.counts().size() > 1 || progress.failures() > 0) {
      lines.add(counts(DisplayWidth.of(name), figures));
    }
    int shown = Math.min(progress.busy().size(), room(MOST_WORKERS));
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

  private int room(int workers) {
    return Math.max(0, Math.min(workers, rows - OTHER_ROWS));
  }

  private String overall(String name, JobProgress progress, Progress figures) {
    int room = room() - DisplayWidth.of(name);
    String shown = figures.fitting(Math.max(figures.place().get(0).length(), room));
    int left = room - shown.length() - 2;
    boolean bar = progress.work().isPresent() && left >= NARROWEST_BAR;
    String drawn = bar ? bar(progress, Math.min(WIDEST_BAR, left)) + "  " : "";
    return Text.cut(name + drawn + shown, room());
  }

  /** Below the bar, if there is room. */
  private String counts(int indent, Progress figures) {
    String joined = String.join(blocks ? " · " : ", ", figures.counts());
    int blanks = Math.max(1, Math.min(indent, room() - joined.length()));
    return paint(Text.cut(" ".repeat(blanks) + joined, room()));
  }

  private String paint(String line) {
    return colour ? line.replaceAll("(failed|timed out) \\d+", "\033[31m$0\033[0m") : line;
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
    long work = progress.work().orElse(0);
    return work == 0 ? steps : (int) Math.min(steps, progress.worked() * steps / work);
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
