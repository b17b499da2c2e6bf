// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import static org.paralleltask.ParallelTask.AUTO;

import org.paralleltask.TaskOptions;

/**
 * How many items are handed to a worker at a time, and how many are under way in all.
 *
 * <p>A chunk costs some microseconds and should take much longer, so tiny items travel by the
 * thousand, and items that take longer travel alone. Sizes grow slowly, because the first items may
 * not be like the others; a wrong guess costs little, because free workers share a chunk.
 */
final class Pace {
  private static final int LARGEST_CHUNK = 4096;
  private static final int GROWTH = 4;
  private static final double MOST_SLOWER = 4;
  private static final int SMALLEST_WINDOW = 64;
  private static final int LARGEST_WINDOW = 1 << 16;

  private final TaskOptions options;
  private final int slots;
  private final long chunkNanos;
  private final int processors;
  private int lastSize = 1;

  // Written by workers, each of which may overwrite what another has found out: any of it will do.
  private volatile double nanosPerItem = Double.NaN;

  Pace(TaskOptions options, WorkerPool workers) {
    this.options = options;
    this.slots = workers.slots();
    this.chunkNanos = workers.chunkNanos();
    this.processors = Math.min(slots, Runtime.getRuntime().availableProcessors());
  }

  /** A worker has run this many items in this time. */
  void record(int run, long nanos) {
    if (run == 0) {
      return;
    }
    double sample = (double) nanos / run;
    double known = nanosPerItem;
    if (Double.isNaN(known)) {
      nanosPerItem = sample;
    } else {
      // A worker that the system took from its processor must not make all items look slow.
      double likely = Math.min(sample, MOST_SLOWER * known);
      nanosPerItem = likely > known ? (likely + known) / 2 : 0.75 * known + 0.25 * likely;
    }
  }

  /** The size of the next chunk. */
  int chunkSize() {
    if (options.chunkSize() != AUTO) {
      return Math.min(options.chunkSize(), largestInWindow());
    }
    double nanos = nanosPerItem;
    if (Double.isNaN(nanos)) {
      return 1;
    }
    int fitting = (int) Math.min(LARGEST_CHUNK, chunkNanos / Math.max(nanos, 1));
    int size = Math.min(Math.min(fitting, lastSize * GROWTH), largestInWindow());
    lastSize = Math.max(1, size);
    return lastSize;
  }

  // With a given window, every worker gets its share of it.
  private int largestInWindow() {
    return options.window() == AUTO
        ? LARGEST_WINDOW / (4 * processors)
        : Math.max(1, options.window() / (2 * slots));
  }

  /** How many items may be under way, or settled and not taken, with chunks of that size. */
  int window(int chunkSize) {
    if (options.window() != AUTO) {
      return options.window();
    }
    return Math.max(Math.max(SMALLEST_WINDOW, 2 * slots), 4 * processors * chunkSize);
  }
}
