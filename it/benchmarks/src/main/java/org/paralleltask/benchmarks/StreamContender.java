// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;

/** A parallel stream, in a pool of its own so that it has as many workers as its rivals. */
final class StreamContender implements Contender {
  private final ForkJoinPool pool;

  StreamContender(int workers) {
    pool = new ForkJoinPool(workers);
  }

  @Override
  public <I, O> List<O> run(Function<I, O> function, List<I> items) throws Exception {
    return pool.submit(() -> items.parallelStream().map(function).toList()).get();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
