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
 * @param jvm how worker processes are started; other pools do not ask
 */
public record PoolOptions(
    Pool pool,
    int workers,
    String name,
    WorkerAction initializer,
    WorkerAction teardown,
    Duration idleTimeout,
    WorkerJvm jvm) {

  private static final WorkerAction NOTHING = new Nothing();

  /** Checks every value. */
  public PoolOptions {
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(initializer, "initializer");
    Objects.requireNonNull(teardown, "teardown");
    Objects.requireNonNull(jvm, "jvm");
    TaskOptions.requirePositiveOrAuto("workers", workers);
    if (idleTimeout.isNegative() || idleTimeout.isZero()) {
      throw new IllegalArgumentException(
          "\"idleTimeout\" must be greater than 0, but was " + idleTimeout);
    }
  }

  /** A pool of this kind with the default number of workers and a name of its own. */
  public static PoolOptions of(Pool pool) {
    return new PoolOptions(
        pool, ParallelTask.AUTO, "", NOTHING, NOTHING, Duration.ofSeconds(10), WorkerJvm.DEFAULT);
  }

  /** These options with another number of workers, at least 1. */
  public PoolOptions workers(int workers) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout, jvm);
  }

  /** These options with another name. */
  public PoolOptions name(String name) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout, jvm);
  }

  /** These options with something that every worker does before its first item. */
  public PoolOptions initializer(WorkerAction initializer) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout, jvm);
  }

  /** These options with something that every worker does after its last item. */
  public PoolOptions teardown(WorkerAction teardown) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout, jvm);
  }

  /** These options with another time that a worker without work waits for some. */
  public PoolOptions idleTimeout(Duration idleTimeout) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout, jvm);
  }

  /** These options with worker processes that are started in another way. */
  public PoolOptions jvm(WorkerJvm jvm) {
    return new PoolOptions(pool, workers, name, initializer, teardown, idleTimeout, jvm);
  }

  /** What workers do whose pool does not say. No lambda, which would take long to load. */
  private static final class Nothing implements WorkerAction {
    private static final long serialVersionUID = 1;

    @Override
    public void run() {}
  }
}
