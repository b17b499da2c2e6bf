// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.time.Duration;
import java.util.Objects;

/**
 * What a pool is made of. Immutable, and checked when it is made.
 *
 * @param pool the kind of workers
 * @param workers how many items run at a time, at least 1, or {@link ParallelTask#AUTO}
 * @param name the beginning of the names of its workers: {@code name_0}, {@code name_1}, ...; empty
 *     for one that no other pool of this JVM has, such as {@code parallel-1-worker}
 * @param initializer run once by every worker before its first item; if it throws, the pool is
 *     broken
 * @param teardown run once by every worker after its last item
 * @param idleTimeout how long a worker without work waits for some before it ends; more than zero
 */
public record PoolOptions(
    Pool pool,
    int workers,
    String name,
    Runnable initializer,
    Runnable teardown,
    Duration idleTimeout) {

  /** Checks every value. */
  public PoolOptions {
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(initializer, "initializer");
    Objects.requireNonNull(teardown, "teardown");
    TaskOptions.requirePositiveOrAuto("workers", workers);
    if (idleTimeout.isNegative() || idleTimeout.isZero()) {
      throw new IllegalArgumentException(
          "\"idleTimeout\" must be greater than 0, but was " + idleTimeout);
    }
  }

  /** A pool of this kind with the default number of workers and a name of its own. */
  public static PoolOptions of(Pool pool) {
    return new PoolOptions(
        pool,
        ParallelTask.AUTO,
        "",
        PoolOptions::nothing,
        PoolOptions::nothing,
        Duration.ofSeconds(10));
  }

  /** These options with another number of workers, at least 1. */
  public PoolOptions workers(int workers) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout);
  }

  /** These options with another name. */
  public PoolOptions name(String name) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout);
  }

  /** These options with something that every worker does before its first item. */
  public PoolOptions initializer(Runnable initializer) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout);
  }

  /** These options with something that every worker does after its last item. */
  public PoolOptions teardown(Runnable teardown) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout);
  }

  /** These options with another time that a worker without work waits for some. */
  public PoolOptions idleTimeout(Duration idleTimeout) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout);
  }

  private static void nothing() {}
}
