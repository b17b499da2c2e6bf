// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;

class Texts {
  @ParallelTask
  static int length(String text) {
    return text.length();
  }

  @ParallelTask
  static String read(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  @ParallelTask(itemsFrom = "numbers", reduce = "sum")
  static int twice(int number) {
    return 2 * number;
  }

  @ParallelTask(after = "twice", itemsFrom = "pairs", reduce = "sum")
  static int pair(List<Integer> pair) {
    return pair.get(0) + pair.get(1);
  }

  static Stream<List<Integer>> pairs(Stream<Integer> results) {
    List<Integer> all = results.toList();
    return Stream.iterate(0, n -> n + 1 < all.size(), n -> n + 2).map(n -> all.subList(n, n + 2));
  }

  static Stream<Integer> numbers() {
    return Stream.iterate(1, n -> n <= 10, n -> n + 1);
  }
}
