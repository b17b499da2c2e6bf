// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/** What one writes by hand for an executor service. */
abstract class ExecutorContender implements Contender {
  final ExecutorService executor;

  ExecutorContender(ExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** One call for each item, all handed over in one go. */
  static Contender invokeAll(ExecutorService executor) {
    return new ExecutorContender(executor) {
      @Override
      public <I, O> List<O> run(Function<I, O> function, List<I> items) throws Exception {
        List<Callable<O>> calls = new ArrayList<>(items.size());
        items.forEach(item -> calls.add(() -> function.apply(item)));
        return results(executor.invokeAll(calls));
      }
    };
  }

  /** One call for each item, handed over one by one. */
  static Contender submitThenGet(ExecutorService executor) {
    return new ExecutorContender(executor) {
      @Override
      public <I, O> List<O> run(Function<I, O> function, List<I> items) throws Exception {
        List<Future<O>> futures = new ArrayList<>(items.size());
        items.forEach(item -> futures.add(executor.submit(() -> function.apply(item))));
        return results(futures);
      }
    };
  }

  /** A few calls for each worker, each with a loop over its share of the items. */
  static Contender chunkedLoop(ExecutorService executor, int workers) {
    return new ExecutorContender(executor) {
      @Override
      public <I, O> List<O> run(Function<I, O> function, List<I> items) throws Exception {
        int chunks = 4 * workers;
        Object[] results = new Object[items.size()];
        List<Callable<Boolean>> calls = new ArrayList<>(chunks);
        for (int chunk = 0; chunk < chunks; chunk++) {
          int from = (int) ((long) items.size() * chunk / chunks);
          int to = (int) ((long) items.size() * (chunk + 1) / chunks);
          calls.add(() -> fill(results, function, items, from, to));
        }
        results(executor.invokeAll(calls));
        @SuppressWarnings("unchecked") // the function made them all
        List<O> typed = (List<O>) Arrays.asList(results);
        return typed;
      }
    };
  }

  private static <I, O> boolean fill(
      Object[] results, Function<I, O> function, List<I> items, int from, int to) {
    for (int i = from; i < to; i++) {
      results[i] = function.apply(items.get(i));
    }
    return true;
  }

  private static <O> List<O> results(List<Future<O>> futures) throws Exception {
    List<O> results = new ArrayList<>(futures.size());
    for (Future<O> future : futures) {
      results.add(future.get());
    }
    return results;
  }
}
