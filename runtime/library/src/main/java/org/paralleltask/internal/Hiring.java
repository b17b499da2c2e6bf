// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;

/** What kind of workers there are. */
interface Hiring {
  /** A worker that has not started. */
  Worker worker(Crew crew, String name);

  /** A thread for it, which has not started. */
  Thread thread(Worker worker);

  /** Throws if its workers can never run the task. */
  void requireRunnable(Task<?, ?> task);

  /** Whether its workers' threads have to speak for others, and must not be held up. */
  boolean speaksForWorkers();

  /** How long a chunk of tiny items should take. */
  long chunkNanos();

  /** Where the caller of the pool is, if failures of the task should tell; else null. */
  @Nullable Origin origin(Task<?, ?> task);

  /** The name of a worker; they are numbered from 0. */
  default String name(String crew, int number) {
    return crew + "_" + number;
  }

  /** Whether the JVM does not end while a worker is busy, unless it is told to. */
  default boolean keepsJvmAlive() {
    return true;
  }

  /** Whether an item is ended that waits for a future which nothing in its process can complete. */
  default boolean endsStandstill() {
    return true;
  }
}
