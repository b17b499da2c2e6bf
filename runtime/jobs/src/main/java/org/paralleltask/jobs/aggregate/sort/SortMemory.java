// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.paralleltask.jobs.aggregate.record.MalformedException;

/**
 * Shares the heap of this JVM among those who sort in it: no more of them at a time than find room
 * in half of it, however many workers there are.
 */
final class SortMemory {
  /** Room for a slice of the usual size. */
  private static final long MOST = 40 << 20;

  private static final long LEAST = 1 << 20;
  private static final long HEAP = Runtime.getRuntime().maxMemory();

  /** How many bytes one of them may use for records. */
  static final long EACH = Math.max(LEAST, Math.min(MOST, HEAP / 8));

  /** Twice as much, for an array that grows is there twice for a moment. */
  private static final Semaphore ROOM = new Semaphore((int) Math.max(1, HEAP / 4 / EACH));

  private SortMemory() {}

  /** What needs the room. */
  @FunctionalInterface
  interface Work {
    Run run() throws IOException, MalformedException;
  }

  /** Does it when there is room. */
  static Run with(Work work) throws IOException, MalformedException, InterruptedException {
    ROOM.acquire();
    try {
      return work.run();
    } finally {
      ROOM.release();
    }
  }
}
