// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.process.JobProgress;

/**
 * Progress on a terminal: a few lines at the bottom, drawn at most ten times a second, gone before
 * anything else is written. A short job never flashes one.
 */
final class TerminalDisplay implements Display {
  private static final long QUIET_START = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long BETWEEN_DRAWINGS = TimeUnit.MILLISECONDS.toNanos(100);
  // Also when nothing changed, for what shows the time.
  private static final long LONGEST_UNDRAWN = TimeUnit.SECONDS.toNanos(1);
  private static final Pattern COLOUR = Pattern.compile("\033\\[\\d+m");

  private final String job;
  private final PrintWriter terminal;
  private final Supplier<ProgressBar> bar;
  private final LongSupplier nanoTime;
  private final Pace pace;
  private final long start;
  private @Nullable JobProgress progress;
  private long lastUpdate;
  private boolean changed;
  private List<Integer> drawnWidths = List.of();
  private long lastDrawing;

  TerminalDisplay(
      String job, PrintWriter terminal, Supplier<ProgressBar> bar, LongSupplier nanoTime) {
    this.job = job;
    this.terminal = terminal;
    this.bar = bar;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.lastDrawing = start;
    this.pace = new Pace(start);
  }

  @Override
  public void update(JobProgress progress) {
    this.progress = progress;
    lastUpdate = nanoTime.getAsLong();
    changed = true;
    pace.update(progress, lastUpdate);
    tick();
  }

  @Override
  public void tick() {
    long now = nanoTime.getAsLong();
    boolean due = now - lastDrawing >= (changed ? BETWEEN_DRAWINGS : LONGEST_UNDRAWN);
    JobProgress current = progress;
    if (current != null && due && now - start >= QUIET_START) {
      JobProgress shown = current.later(TimeUnit.NANOSECONDS.toMillis(now - lastUpdate));
      ProgressBar here = bar.get();
      draw(here.lines(shown.title(job), shown, Progress.of(shown, pace, now)), here.width());
      lastDrawing = now;
      changed = false;
    }
  }

  private void draw(List<String> lines, int columns) {
    // Line over line: to clear the screen first would flicker.
    StringBuilder block = new StringBuilder(top(columns));
    lines.forEach(line -> block.append(line).append("\033[K\n"));
    // In one piece: what somebody else writes at the same time must not come in between.
    terminal.print(block.append("\033[J"));
    terminal.flush();
    drawnWidths =
        lines.stream().map(line -> DisplayWidth.of(COLOUR.matcher(line).replaceAll(""))).toList();
  }

  @Override
  public void makeRoom() {
    if (!drawnWidths.isEmpty()) {
      terminal.print(top(bar.get().width()) + "\033[J");
      terminal.flush();
      drawnWidths = List.of();
    }
    // What has been erased is to come back at once.
    changed = true;
  }

  /**
   * Up to the first of the lines. In a terminal that has become narrower some of them take several
   * rows by now. The cursor is left visible: a killed build could not restore it.
   */
  private String top(int columns) {
    int rows = drawnWidths.stream().mapToInt(width -> Math.max(1, ceil(width, columns))).sum();
    return rows == 0 ? "" : "\033[" + rows + "A\r";
  }

  private static int ceil(int width, int columns) {
    return (width + columns - 1) / Math.max(1, columns);
  }
}
