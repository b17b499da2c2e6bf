// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.util.concurrent.Executors.newFixedThreadPool;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.paralleltask.Mode;
import org.paralleltask.Pool;

/** All that is compared, ours first. */
enum Rival {
  MAP("`map`", 17),
  AS_COMPLETED("`asCompleted`", 17),
  MAP_VIRTUAL("`map`, virtual threads", 21),
  AS_COMPLETED_VIRTUAL("`asCompleted`, virtual threads", 21),
  PARALLEL_STREAM("parallel stream", 17),
  CHUNKED_LOOP("chunked loop by hand", 17),
  INVOKE_ALL("`invokeAll`, fixed pool", 17),
  SUBMIT_THEN_GET("`submit` then `get`, fixed pool", 17),
  FORK_JOIN("`ForkJoinPool.invokeAll`", 17),
  VIRTUAL_INVOKE_ALL("`invokeAll`, a virtual thread each", 21),
  COLLECTORS_BATCHING("parallel-collectors, batching", 21),
  COLLECTORS("parallel-collectors", 21);

  private final String label;
  private final int sinceJava;

  Rival(String label, int sinceJava) {
    this.label = label;
    this.sinceJava = sinceJava;
  }

  /** Those that this JVM can run. */
  static List<Rival> available() {
    return Arrays.stream(values())
        .filter(rival -> Runtime.version().feature() >= rival.sinceJava)
        .toList();
  }

  String label() {
    return label;
  }

  Contender start(int workers) {
    return switch (this) {
      case MAP -> new TaskContender(Pool.THREAD, Mode.MAP, workers);
      case AS_COMPLETED -> new TaskContender(Pool.THREAD, Mode.AS_COMPLETED, workers);
      case MAP_VIRTUAL -> new TaskContender(Pool.VIRTUAL, Mode.MAP, workers);
      case AS_COMPLETED_VIRTUAL -> new TaskContender(Pool.VIRTUAL, Mode.AS_COMPLETED, workers);
      case PARALLEL_STREAM -> new StreamContender(workers);
      case CHUNKED_LOOP -> ExecutorContender.chunkedLoop(newFixedThreadPool(workers), workers);
      case INVOKE_ALL -> ExecutorContender.invokeAll(newFixedThreadPool(workers));
      case SUBMIT_THEN_GET -> ExecutorContender.submitThenGet(newFixedThreadPool(workers));
      case FORK_JOIN -> ExecutorContender.invokeAll(new ForkJoinPool(workers));
      case VIRTUAL_INVOKE_ALL -> ExecutorContender.invokeAll(virtualThreads());
      case COLLECTORS_BATCHING -> new CollectorContender("ParallelCollectors$Batching", workers);
      case COLLECTORS -> new CollectorContender("ParallelCollectors", workers);
    };
  }

  private static ExecutorService virtualThreads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("virtual threads need Java 21", e);
    }
  }
}
