// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void product_onThreads_addsUpToWhatThePythonProgramGave() throws IOException {
    long sum = sum(NumbersTasks.product);

    assertEquals(2483973, sum);
    assertNotEquals(2481234, sum, "the sum of a program that is nearly right");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void product_onVirtualThreads_addsUpToTheSame() throws IOException {
    assertEquals(2483973, sum(NumbersTasks.product.pool(Pool.VIRTUAL)));
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
    for (String letters : "uTHni AgwYn yiQnJ nlrgE wzXTs".split(" ")) {
      assertTrue(read.contains("tmp-" + letters + ".numbers"), letters);
    }
  }

  private static long sum(Task<Path, Long> task) throws IOException {
    try (Stream<Path> files = Files.list(directory);
        Results<Long> products = task.map(files)) {
      return products.stream().mapToLong(Long::longValue).sum();
    }
  }
}
