// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;

/**
 * Notes where items are submitted. That takes a microsecond and half a kilobyte, so a thread that
 * submits one item after the other to the same task, in a loop most likely, has it noted for some
 * of them only: for as many that it takes a small part of the time.
 */
final class Origins {
  /** How many times as long as noting takes the next items go by what was noted. */
  private static final int SHARE = 16;

  private static final long LONGEST_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private volatile @Nullable Noted last;

  /** Where a thread has submitted an item, and until when that stands for its next ones. */
  private record Noted(Origin origin, String task, long thread, long until) {}

  Origin of(Task<?, ?> task) {
    long now = System.nanoTime();
    long thread = Thread.currentThread().getId();
    Noted known = last;
    if (known != null
        && now - known.until < 0
        && known.thread == thread
        && known.task.equals(task.id())) {
      return known.origin;
    }
    Origin origin = Origin.here();
    long end = System.nanoTime();
    long validity = Math.min(SHARE * (end - now), LONGEST_NANOS);
    last = new Noted(origin, task.id(), thread, end + validity);
    return origin;
  }
}
