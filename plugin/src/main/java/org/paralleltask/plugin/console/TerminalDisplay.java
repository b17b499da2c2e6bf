// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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

  private final String job;
  private final PrintWriter terminal;
  private final Supplier<ProgressBar> bar;
  private final LongSupplier nanoTime;
  private final Pace pace;
  private final long start;
  private @Nullable JobProgress progress;
  private long lastUpdate;
  private boolean changed;
  private int drawnLines;
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
      String figures = Progress.figures(current, pace, now);
      JobProgress shown = current.later(TimeUnit.NANOSECONDS.toMillis(now - lastUpdate));
      draw(bar.get().lines(job, shown, figures));
      lastDrawing = now;
      changed = false;
    }
  }

  private void draw(List<String> lines) {
    // Line over line: to clear the screen first would flicker.
    terminal.print(top());
    lines.forEach(line -> terminal.print(line + "\033[K\n"));
    terminal.print("\033[J");
    drawnLines = lines.size();
    terminal.flush();
  }

  @Override
  public void makeRoom() {
    erase();
    terminal.flush();
    // What has been erased is to come back at once.
    changed = true;
  }

  private void erase() {
    if (drawnLines > 0) {
      terminal.print(top() + "\033[J");
      drawnLines = 0;
    }
  }

  /**
   * Up to the first of the lines. The cursor is left visible: a killed build could not restore it.
   */
  private String top() {
    return drawnLines == 0 ? "" : "\033[" + drawnLines + "A\r";
  }
}
