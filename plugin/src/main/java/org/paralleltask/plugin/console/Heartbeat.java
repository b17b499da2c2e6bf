// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.process.JobProgress;

/**
 * Progress where there is no terminal: few lines, and yet never a silence that a CI server takes
 * for a hang. A line comes after 30 seconds if something changed, after 60 seconds in any case, and
 * at every quarter of the items unless the last one is younger than 5 seconds.
 */
final class Heartbeat implements Display {
  /** How long silence may last. */
  record Limits(Duration quarter, Duration change, Duration silence) {
    static final Limits NORMAL =
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** A quiet build says only that it lives: several CI servers end one after ten minutes. */
    static final Limits QUIET =
        new Limits(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5));
  }

  private final String job;
  private final Limits limits;
  private final Consumer<String> lines;
  private final LongSupplier nanoTime;
  private final Pace pace;
  private @Nullable JobProgress progress;
  private long lastLine;
  private long workedAtLastLine;

  Heartbeat(String job, Limits limits, Consumer<String> lines, LongSupplier nanoTime) {
    this.job = job;
    this.limits = limits;
    this.lines = lines;
    this.nanoTime = nanoTime;
    this.lastLine = nanoTime.getAsLong();
    this.pace = new Pace(lastLine);
  }

  @Override
  public void update(JobProgress progress) {
    if (this.progress != null && !this.progress.stage().equals(progress.stage())) {
      workedAtLastLine = 0;
    }
    this.progress = progress;
    pace.update(progress, nanoTime.getAsLong());
    tick();
  }

  @Override
  public void tick() {
    JobProgress now = progress;
    if (now != null && isDue(now)) {
      lines.accept(Progress.line(now.title(job), now, pace, nanoTime.getAsLong()));
      makeRoom();
      workedAtLastLine = now.worked();
    }
  }

  private boolean isDue(JobProgress now) {
    Duration silent = Duration.ofNanos(nanoTime.getAsLong() - lastLine);
    boolean changed = now.worked() != workedAtLastLine;
    return silent.compareTo(limits.silence()) >= 0
        || (changed && silent.compareTo(limits.change()) >= 0)
        || (quarter(now.worked(), now) > quarter(workedAtLastLine, now)
            && silent.compareTo(limits.quarter()) >= 0);
  }

  /** Which quarter a number of items is in; the last ends with the summary, not with a line. */
  private static long quarter(long worked, JobProgress now) {
    return now.work().isEmpty() ? 0 : Math.min(3, worked * 4 / Math.max(1, now.work().getAsLong()));
  }

  @Override
  public void makeRoom() {
    lastLine = nanoTime.getAsLong();
  }
}
