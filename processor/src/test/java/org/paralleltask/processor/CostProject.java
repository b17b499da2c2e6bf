// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A project of which the first classes have tasks, for {@link CompileCost}: methods of a dozen
 * lines, with and without options, parameters and documentation, as people write them.
 */
record CostProject(int classes, int classesWithTasks, int tasksPerClass) {
  private static final int METHODS = 10;

  String title() {
    return "%d tasks, %d classes".formatted(classesWithTasks * tasksPerClass, classes);
  }

  void write(Path directory) throws IOException {
    Path home = Files.createDirectories(directory.resolve("com/acme"));
    for (int i = 0; i < classes; i++) {
      Files.writeString(home.resolve("Numbers" + i + ".java"), source(i));
    }
  }

  private String source(int number) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        package com.acme;
        import java.nio.file.*;
        import java.util.*;
        import java.util.stream.*;
        import org.paralleltask.*;
        /** Numbers of files. */
        public class Numbers%d {
          static List<Path> files() { return List.of(Path.of("a"), Path.of("b")); }
          static Long merge(Long left, Long right) { return left + right; }
        """
            .formatted(number));
    for (int i = 0; i < METHODS; i++) {
      boolean isTask = number < classesWithTasks && i < tasksPerClass;
      text.append(method(i, isTask ? annotation(i) : ""));
    }
    return text.append("}\n").toString();
  }

  private static String annotation(int number) {
    return switch (number % 4) {
      case 0 -> "@ParallelTask(workers = 8, timeout = \"30s\")";
      case 1 -> "@ParallelTask(itemsFrom = \"files\", reduce = \"merge\")";
      case 2 -> "@ParallelTask(pool = Pool.VIRTUAL, items = \"1..1000\", reduce = \"sum\")";
      default -> "@ParallelTask";
    };
  }

  private static String method(int number, String annotation) {
    String parameters =
        switch (number % 4) {
          case 0, 1 -> "Path file";
          case 2 -> "int file";
          default -> "String file, int limit";
        };
    return """
          /**
           * Counts the long words of a file, whatever {@code file} says.
           *
           * @param file what to count in
           */
          %s
          public static long count%d(%s) throws Exception {
            Map<String, Integer> words = new TreeMap<>();
            for (String line : String.valueOf(file).split("\\n")) {
              for (String word : line.split(" ")) {
                words.merge(word, 1, Integer::sum);
              }
            }
            List<String> names =
                words.entrySet().stream()
                    .filter(entry -> entry.getValue() > %d)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toList());
            long total = 0;
            for (int i = 0; i < names.size(); i++) {
              total += names.get(i).length() * 31L + i;
            }
            return total;
          }
        """
        .formatted(annotation, number, parameters, number);
  }
}
