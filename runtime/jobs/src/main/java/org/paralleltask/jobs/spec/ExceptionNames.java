// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds classes of exceptions by the names that a user writes. */
final class ExceptionNames {
  /** Where a name without a package is looked for. */
  private static final List<String> PACKAGES =
      List.of(
          "",
          "java.lang.",
          "java.io.",
          "java.net.",
          "java.nio.file.",
          "java.util.",
          "java.util.concurrent.");

  private ExceptionNames() {}

  /**
   * Reads names with commas between them.
   *
   * @param problems told of every name that is not one of an exception
   */
  static List<Class<? extends Throwable>> read(String names, Consumer<String> problems) {
    List<Class<? extends Throwable>> found = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      Class<?> type = type(name.strip());
      if (type == null) {
        problems.accept(
            "There is no class \"%s\" on the class path of the job.".formatted(name.strip()));
      } else if (Error.class.isAssignableFrom(type)) {
        problems.accept(type.getName() + " is an Error, after which nothing is tried again.");
      } else if (!Throwable.class.isAssignableFrom(type)) {
        problems.accept(type.getName() + " is no exception.");
      } else {
        found.add(type.asSubclass(Throwable.class));
      }
    }
    return found;
  }

  private static @Nullable Class<?> type(String name) {
    return PACKAGES.stream()
        .flatMap(where -> spellings(where + name))
        .map(ExceptionNames::load)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The name as it is in source, and as that of a class within another. */
  private static Stream<String> spellings(String name) {
    int dots = (int) name.chars().filter(letter -> letter == '.').count();
    return Stream.iterate(name, ExceptionNames::nested).limit(dots + 1L);
  }

  private static String nested(String name) {
    int dot = name.lastIndexOf('.');
    return name.substring(0, dot) + "$" + name.substring(dot + 1);
  }

  private static @Nullable Class<?> load(String name) {
    try {
      return Class.forName(name, false, ClassLoader.getSystemClassLoader());
    } catch (ClassNotFoundException | LinkageError missing) {
      return null;
    }
  }
}
