// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.index;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a project has compiled, and what it runs with.
 *
 * @param output the directory of the project's own classes
 * @param classPath the project's runtime class path, which the output is part of
 */
public record ProjectClasses(Path output, List<Path> classPath) {

  /** The tasks of the project itself. */
  public List<TaskEntry> ownTasks() {
    return IndexReader.read(output);
  }

  /** The tasks of other elements of the class path that count as libraries. */
  public List<TaskEntry> libraryTasks(Predicate<Path> isLibrary) {
    return classPath.stream()
        .filter(element -> !element.equals(output) && isLibrary.test(element))
        .flatMap(element -> IndexReader.read(element).stream())
        .toList();
  }

  /** Whether the project can name the annotation, or generated code could run. */
  public boolean hasRuntime() {
    return classPath.stream()
        .anyMatch(e -> new ClassPathElement(e).has("org/paralleltask/ParallelTask.class"));
  }
}
