// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.paralleltask.Mode;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;

public class AllOptions {
  /**
   * Measures a {@link Path file}: its {@code List<String>} of <em>lines</em>, a &lt; b.
   *
   * <p>A second paragraph.
   *
   * @param file not in the index
   */
  @ParallelTask(
      name = "measure-files",
      pool = Pool.VIRTUAL,
      mode = Mode.AS_COMPLETED,
      workers = 64,
      chunkSize = 2,
      window = 128,
      timeout = "30s",
      attempts = 3,
      backoff = "500ms..30s",
      retryOn = {IOException.class, TimeoutException.class},
      itemsFrom = "files",
      reduce = "merge")
  static Long measure(Path file) {
    return 1L;
  }

  static Stream<? extends Path> files() throws IOException {
    return Files.list(Path.of("data"));
  }

  static long merge(long left, long right) {
    return left + right;
  }

  @ParallelTask(timeout = "1h", itemsFrom = "names", reduce = "concat", workers = ParallelTask.AUTO)
  static String fromCollection(CharSequence name) {
    return name.toString();
  }

  static List<String> names() {
    return List.of("a");
  }

  @ParallelTask(timeout = "500ms", itemsFrom = "numbers", reduce = "sum")
  static int fromIterable(int number) {
    return number;
  }

  static Iterable<Integer> numbers() throws Exception {
    return List.of(1);
  }

  @ParallelTask(timeout = "5m", items = "5..1", reduce = "max", retryOn = {})
  static double ofRange(long number) {
    return number;
  }

  @ParallelTask(items = {"1.5", "-2e3"}, reduce = "count")
  static void ofNumbers(double number) {}

  @ParallelTask(itemsGlob = "src/**/*.csv", reduce = "min")
  static String ofFiles(Path file) {
    return file.toString();
  }
}
