// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.Outcome;
import org.paralleltask.Pool;
import org.paralleltask.Results;
import org.paralleltask.Task;

@Timeout(60)
class NumbersTest {
  @TempDir static Path directory;

  @BeforeAll
  static void writeFiles() throws IOException {
    NumberFiles.write(directory);
  }

  @ParameterizedTest
  @MethodSource("pools")
  void product_addsUpToWhatThePythonProgramGave(Pool pool) throws IOException {
    int workers = pool == Pool.PROCESS ? 2 : 64;
    long sum = sum(NumbersTasks.product.pool(pool).workers(workers));

    assertEquals(2483973, sum);
    assertNotEquals(2481234, sum, "the sum of a program that is nearly right");
  }

  @Test
  void product_asCompleted_addsUpToTheSame() throws IOException {
    try (Stream<Path> files = Files.list(directory);
        Results<Long> products = NumbersTasks.product.asCompleted(files)) {
      assertEquals(2483973, products.stream().mapToLong(Long::longValue).sum());
    }
  }

  @Test
  void outcomes_tellWhichFilesWereRead() throws IOException {
    Set<String> read;
    try (Stream<Path> files = Files.list(directory);
        Results<Outcome<Path, Long>> outcomes = NumbersTasks.product.outcomes(files)) {
      read = outcomes.stream().map(o -> o.input().toFile().getName()).collect(Collectors.toSet());
    }

    assertEquals(1000, read.size());
    for (String letters : List.of("uTHni", "AgwYn", "yiQnJ", "nlrgE", "wzXTs")) {
      assertTrue(read.contains("tmp-" + letters + ".numbers"), letters);
    }
  }

  private static List<Pool> pools() {
    return Runtime.version().feature() < 21
        ? List.of(Pool.THREAD, Pool.PROCESS)
        : List.of(Pool.THREAD, Pool.PROCESS, Pool.VIRTUAL);
  }

  private static long sum(Task<Path, Long> task) throws IOException {
    try (Stream<Path> files = Files.list(directory);
        Results<Long> products = task.map(files)) {
      return products.stream().mapToLong(Long::longValue).sum();
    }
  }
}
