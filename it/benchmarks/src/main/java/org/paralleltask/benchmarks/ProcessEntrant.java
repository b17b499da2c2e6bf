// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** Our worker processes, one for each processor, which stay warm. */
final class ProcessEntrant implements Entrant {
  /** What it does, and how much of it. */
  enum Kind {
    MAP("`map`", 1_000_000),
    CHUNKED("`map`, chunks of 4096", 1_000_000),
    SUBMIT("`submit` all, then `result`", 100_000),
    CALL("`submit` then `result`, one by one", 1000),
    BUSY("`map`", 10_000),
    BULK("`submit`", 4);

    private final String label;
    private final int count;

    Kind(String label, int count) {
      this.label = label;
      this.count = count;
    }

    String label() {
      return label;
    }
  }

  private static final int BULK_BYTES = 64 << 20;
  private static final Task<Integer, Integer> SCRAMBLED =
      Task.<Integer, Integer>of("scrambled", Work::scrambled);
  private static final Task<Integer, Integer> BUSY =
      Task.<Integer, Integer>of("busy", ProcessEntrant::busy);
  private static final Task<byte[], Integer> LENGTH =
      Task.<byte[], Integer>of("length", bytes -> bytes.length);

  private final Kind kind;
  private final List<Integer> inputs;
  private List<byte[]> bulk = List.of();
  private final TaskPool pool;

  ProcessEntrant(Kind kind) {
    this.kind = kind;
    this.inputs = IntStream.range(0, kind.count).boxed().toList();
    this.pool =
        TaskPool.open(
            PoolOptions.of(Pool.PROCESS)
                .workers(Runtime.getRuntime().availableProcessors())
                .idleTimeout(Duration.ofHours(1)));
  }

  private static int busy(int n) {
    long end = System.nanoTime() + 1_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return n;
  }

  @Override
  public String label() {
    return kind.label;
  }

  @Override
  public int items() {
    return kind.count;
  }

  @Override
  public long cpuNanos() {
    return Entrant.cpuNanos(ProcessHandle.current())
        + ProcessHandle.current().descendants().mapToLong(Entrant::cpuNanos).sum();
  }

  @Override
  public long nanos() throws Exception {
    // New ones, since a worker keeps what it is sent again.
    bulk =
        kind == Kind.BULK
            ? Stream.generate(() -> new byte[BULK_BYTES]).limit(kind.count).toList()
            : List.of();
    long start = System.nanoTime();
    List<Integer> results = run();
    long elapsed = System.nanoTime() - start;
    if (!results.equals(expected())) {
      throw new IllegalStateException(kind + " gave wrong results");
    }
    return elapsed;
  }

  private List<Integer> run() {
    return switch (kind) {
      case MAP -> pool.map(SCRAMBLED, inputs).toList();
      case CHUNKED -> pool.map(SCRAMBLED.chunkSize(4096), inputs).toList();
      case SUBMIT -> submitAll();
      case CALL -> inputs.stream().map(n -> pool.submit(SCRAMBLED, n).result()).toList();
      case BUSY -> pool.map(BUSY, inputs).toList();
      case BULK -> bulk.stream().map(array -> pool.submit(LENGTH, array).result()).toList();
    };
  }

  private List<Integer> submitAll() {
    List<TaskFuture<Integer>> futures = new ArrayList<>(inputs.size());
    for (Integer input : inputs) {
      futures.add(pool.submit(SCRAMBLED, input));
    }
    return futures.stream().map(TaskFuture::result).toList();
  }

  private List<Integer> expected() {
    return switch (kind) {
      case BUSY -> inputs;
      case BULK -> Collections.nCopies(kind.count, BULK_BYTES);
      default -> inputs.stream().map(Work::scrambled).toList();
    };
  }

  @Override
  public void close() {
    pool.close();
  }
}
