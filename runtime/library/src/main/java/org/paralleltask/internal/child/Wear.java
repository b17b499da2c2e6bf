// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.wire.Frame;

/**
 * Whether a worker should be replaced: it ran out of memory, or what its tasks keep has grown too
 * much, as in joblib: looked at once a second at most, and only believed after a collection.
 */
final class Wear {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MOST_GROWTH =
      Math.min(300L << 20, Runtime.getRuntime().maxMemory() / 2);

  private long reference = -1;
  private long lookedAt = System.nanoTime();
  private boolean worn;

  void thrown(@Nullable Throwable thrown) {
    worn |= thrown instanceof OutOfMemoryError;
  }

  /** What to tell the parent. */
  int flag() {
    if (!worn) {
      look();
    }
    return worn ? Frame.WORN : 0;
  }

  private void look() {
    if (reference < 0) {
      reference = used();
    }
    if (System.nanoTime() - lookedAt < PAUSE_NANOS) {
      return;
    }
    lookedAt = System.nanoTime();
    if (used() - reference >= MOST_GROWTH) {
      System.gc();
      worn = used() - reference >= MOST_GROWTH;
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
