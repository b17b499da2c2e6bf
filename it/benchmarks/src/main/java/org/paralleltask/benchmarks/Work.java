// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.numbers.NumberFiles;
import org.paralleltask.numbers.Numbers;

/**
 * What is done, the same by all rivals.
 *
 * @param function what is done with one item
 * @param items the items
 * @param workers how many run at a time
 * @param sum what the results must add up to
 */
record Work<I, O extends Number>(Function<I, O> function, List<I> items, int workers, long sum) {
  /** So little for each item that only what a rival adds to it is left to see. */
  static Work<Integer, Integer> tiny(int count) {
    return new Work<>(
        Work::scrambled,
        IntStream.range(0, count).boxed().toList(),
        Runtime.getRuntime().availableProcessors(),
        IntStream.range(0, count).mapToLong(Work::scrambled).sum());
  }

  /** Waiting, 10 ms for each item. */
  static Work<Integer, Integer> sleeping(int count, int workers) {
    long sum = IntStream.range(0, count).asLongStream().sum();
    return new Work<>(Work::slept, IntStream.range(0, count).boxed().toList(), workers, sum);
  }

  /** The 1000 files of the quick start, written into the directory. */
  static Work<Path, Long> files(Path directory) throws IOException {
    NumberFiles.write(directory);
    try (Stream<Path> files = Files.list(directory)) {
      return new Work<>(Work::product, files.sorted().toList(), 64, 2483973);
    }
  }

  /** Lets a rival do it. */
  List<O> run(Contender contender) throws Exception {
    return contender.run(function, items);
  }

  /**
   * Lets a rival do it, and tells how many nanoseconds it took.
   *
   * @throws IllegalStateException if the results are not those of the work
   */
  long time(Contender contender) throws Exception {
    long start = System.nanoTime();
    List<O> results = run(contender);
    long elapsed = System.nanoTime() - start;
    check(results);
    return elapsed;
  }

  /**
   * Makes sure that results are those of the work.
   *
   * @throws IllegalStateException if they are not
   */
  void check(List<? extends Number> results) {
    long found = results.stream().mapToLong(Number::longValue).sum();
    if (found != sum || results.size() != items.size()) {
      throw new IllegalStateException(
          String.format(
              "%d results that add up to %d were given, instead of %d that add up to %d",
              results.size(), found, items.size(), sum));
    }
  }

  static int scrambled(int x) {
    int y = x * 0x9e3779b9;
    return y ^ (y >>> 15);
  }

  private static int slept(int x) {
    try {
      Thread.sleep(10);
      return x;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asleep for item " + x, e);
    }
  }

  private static long product(Path file) {
    try {
      return Numbers.product(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
