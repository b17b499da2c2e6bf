// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.concurrent.TimeUnit;
import org.paralleltask.plugin.process.JobProgress;

/**
 * How fast a job is, and when it will be done. What happened longer ago counts less, by a time
 * constant of 20 seconds, so that a change of pace shows and a single slow item does not. Items
 * that need no work say nothing about those that do.
 */
final class Pace {
  private static final double TIME_CONSTANT_SECONDS = 20;
  private static final int COMPLETIONS_NEEDED = 5;
  private static final long MILLIS_NEEDED = 3_000;
  private static final long STALLED_SECONDS = 30;
  private static final int STALLED_MEDIANS = 5;

  private String stage = "";
  private long lastDone;
  private long lastWorked;
  private long lastMillis;
  private long lastCompletionNanos;
  private double items;
  private double seconds;

  Pace(long nowNanos) {
    lastCompletionNanos = nowNanos;
  }

  void update(JobProgress progress, long nowNanos) {
    if (!progress.stage().equals(stage)) {
      stage = progress.stage();
      lastDone = 0;
      lastWorked = 0;
    }
    double elapsed = (progress.elapsedMillis() - lastMillis) / 1000.0;
    if (elapsed <= 0) {
      return;
    }
    if (progress.done() > lastDone) {
      lastCompletionNanos = nowNanos;
    }
    double kept = Math.exp(-elapsed / TIME_CONSTANT_SECONDS);
    items = items * kept + (progress.worked() - lastWorked);
    seconds = seconds * kept + elapsed;
    lastDone = progress.done();
    lastWorked = progress.worked();
    lastMillis = progress.elapsedMillis();
  }

  double perSecond() {
    return seconds == 0 ? 0 : items / seconds;
  }

  /** {@code ETA 23s}, {@code finishing}, {@code stalled 45s}, or nothing while it is too early. */
  String forecast(JobProgress progress, long nowNanos) {
    long quiet = TimeUnit.NANOSECONDS.toSeconds(nowNanos - lastCompletionNanos);
    double median = progress.medianMillis() / 1000;
    if (quiet >= Math.max(STALLED_SECONDS, STALLED_MEDIANS * median)) {
      return "stalled " + Text.coarse(quiet);
    }
    if (progress.work().isEmpty()
        || progress.worked() < COMPLETIONS_NEEDED
        || progress.elapsedMillis() < MILLIS_NEEDED
        || perSecond() == 0) {
      return "";
    }
    long left = progress.work().getAsLong() - progress.worked();
    return left > progress.running() ? "ETA " + rounded(left / perSecond()) : last(progress);
  }

  /** All items that are left run: the one that began last is expected to take as long as most. */
  private static String last(JobProgress progress) {
    double left = (progress.medianMillis() - progress.youngestMillis()) / 1000;
    return left > 0 ? "ETA " + rounded(left) : "finishing";
  }

  /** No more precise than the forecast is. */
  private static String rounded(double seconds) {
    long step = seconds < 60 ? 1 : seconds < 600 ? 5 : 60;
    return Text.coarse(Math.max(1, Math.round(seconds / step) * step));
  }
}
