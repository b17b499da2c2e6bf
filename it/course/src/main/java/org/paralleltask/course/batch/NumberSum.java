// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltask.Outcome;
import org.paralleltask.Pool;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.course.Kind;
import org.paralleltask.numbers.NumberFiles;
import org.paralleltask.numbers.NumbersTasks;

/**
 * S1-19, S1-20 and S1-21, the exercise: 1000 files of 20 numbers, the products of lines 3 and 17,
 * added up by 64 workers, more than there are processors. Every outcome names its input: which
 * files were read needs no access times, which many systems do not keep.
 */
public final class NumberSum {
  private NumberSum() {}

  public static void main(String... arguments) throws IOException {
    Path directory = Path.of("target", "course", "numbers");
    NumberFiles.write(directory);
    Pool pool = Kind.of(arguments);
    var product = NumbersTasks.product.pool(pool).workers(pool == Pool.PROCESS ? 2 : 64);
    try (Stream<Path> files = Files.list(directory);
        Results<Long> products = product.map(files)) {
      System.out.println("sum " + products.stream().mapToLong(Long::longValue).sum());
    }
    Set<String> read = read(directory, product);
    System.out.println("read " + read.size() + " files, among them:");
    Stream.of("uTHni", "AgwYn", "yiQnJ", "nlrgE", "wzXTs")
        .filter(name -> read.contains("tmp-" + name + ".numbers"))
        .forEach(System.out::println);
  }

  private static Set<String> read(Path directory, Task<Path, Long> product) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(directory)) {
      files = listed.toList();
    }
    try (Results<Outcome<Path, Long>> outcomes = product.outcomes(files)) {
      return outcomes.stream()
          .filter(outcome -> outcome instanceof Outcome.Ok)
          .map(outcome -> outcome.input().toFile().getName())
          .collect(Collectors.toSet());
    }
  }
}
