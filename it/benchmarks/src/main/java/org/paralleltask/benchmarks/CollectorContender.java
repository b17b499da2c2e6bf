// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The library parallel-collectors. Its classes need Java 21, which these are not compiled for: so
 * the collector is made by reflection, once for each run; what it then does is not slower for that.
 */
final class CollectorContender implements Contender {
  private final ExecutorService executor;
  private final int workers;
  private final Method collector;

  CollectorContender(String owner, int workers) {
    this.executor = Executors.newFixedThreadPool(workers);
    this.workers = workers;
    try {
      this.collector =
          Class.forName("com.pivovarit.collectors." + owner)
              .getMethod("parallel", Function.class, Collector.class, Executor.class, int.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "parallel-collectors 3.4.0 has no parallel(mapper, collector, executor, parallelism) in "
              + owner,
          e);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the types of parallel(), with its parameters put in
  public <I, O> List<O> run(Function<I, O> function, List<I> items) throws Exception {
    Collector<I, ?, CompletableFuture<List<O>>> parallel =
        (Collector<I, ?, CompletableFuture<List<O>>>)
            collector.invoke(null, function, Collectors.toList(), executor, workers);
    return items.stream().collect(parallel).get();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
