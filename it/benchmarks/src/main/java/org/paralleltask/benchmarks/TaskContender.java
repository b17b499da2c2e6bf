// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.paralleltask.Mode;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskPool;

/**
 * Ours, at its default settings, except that workers are as many as those of all rivals, and as a
 * fixed pool's stay while the others have their turn.
 */
final class TaskContender implements Contender {
  private final TaskPool pool;
  private final Mode mode;

  TaskContender(Pool kind, Mode mode, int workers) {
    this.pool =
        TaskPool.open(PoolOptions.of(kind).workers(workers).idleTimeout(Duration.ofHours(1)));
    this.mode = mode;
  }

  @Override
  public <I, O> List<O> run(Function<I, O> function, List<I> items) {
    Task<I, O> task = Task.of("benchmark", function::apply);
    return switch (mode) {
      case MAP -> pool.map(task, items).toList();
      case AS_COMPLETED -> pool.asCompleted(task, items).toList();
    };
  }

  @Override
  public void close() {
    pool.close();
  }
}
