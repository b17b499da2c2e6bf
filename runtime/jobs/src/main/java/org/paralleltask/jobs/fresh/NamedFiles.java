// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.OutputFile;

/**
 * The paths that a value has in it: itself, or elements of arrays, collections and maps, values of
 * optionals, and components of records, however deep. A text that looks like a path is none.
 */
public final class NamedFiles {
  private static final int DEEPEST = 16;
  private static final int MOST = 1_000_000;

  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .filter(component -> mayHoldPaths(component.getType()))
              .map(RecordComponent::getAccessor)
              .peek(accessor -> accessor.setAccessible(true))
              .toList();
        }
      };

  private static final NamedFiles NONE = new NamedFiles();

  private final Set<Path> paths = new LinkedHashSet<>();
  private final Map<Path, OutputFile> outputFiles = new LinkedHashMap<>(0);
  private int visits;

  private NamedFiles() {}

  /**
   * Looks through a value.
   *
   * @throws IOException if it cannot be looked through
   */
  static NamedFiles of(@Nullable Object value) throws IOException {
    if (value == null || !mayHoldPaths(value.getClass())) {
      return NONE;
    }
    NamedFiles files = new NamedFiles();
    try {
      files.visit(value, 0);
    } catch (ReflectiveOperationException | RuntimeException | StackOverflowError broken) {
      throw new IOException("the value cannot be looked through", broken);
    }
    return files;
  }

  /** Of what a task has returned; there are none in what cannot be looked through. */
  public static NamedFiles ofResult(@Nullable Object result) {
    try {
      return of(result);
    } catch (IOException odd) {
      return NONE;
    }
  }

  /** All of them, absolute, in the order in which they are met. */
  Collection<Path> paths() {
    return paths;
  }

  /** Those among the paths that are published by somebody else. */
  public Map<Path, OutputFile> outputFiles() {
    return outputFiles;
  }

  private static boolean mayHoldPaths(Class<?> type) {
    return !type.isPrimitive()
        && !type.isEnum()
        && type != String.class
        && !Number.class.isAssignableFrom(type);
  }

  private void visit(@Nullable Object value, int depth)
      throws IOException, ReflectiveOperationException {
    if (depth > DEEPEST || ++visits > MOST) {
      throw new IOException("the value has too much in it");
    }
    if (value instanceof Path path) {
      add(path);
    } else if (value instanceof OutputFile file) {
      outputFiles.put(add(file.target()), file);
    } else if (value instanceof File file) {
      add(file.toPath());
    } else if (value instanceof Record) {
      visitRecord(value, depth);
    } else {
      visitAll(elements(value), depth);
    }
  }

  private Path add(Path path) throws IOException {
    try {
      Path absolute = path.toAbsolutePath().normalize();
      paths.add(absolute);
      return absolute;
    } catch (InvalidPathException | SecurityException unusable) {
      throw new IOException(path + " is no path here", unusable);
    }
  }

  private void visitRecord(Object value, int depth)
      throws IOException, ReflectiveOperationException {
    for (Method accessor : ACCESSORS.get(value.getClass())) {
      visit(accessor.invoke(value), depth + 1);
    }
  }

  private void visitAll(Iterable<?> elements, int depth)
      throws IOException, ReflectiveOperationException {
    for (Object element : elements) {
      visit(element, depth + 1);
    }
  }

  private static Iterable<?> elements(@Nullable Object value) {
    if (value instanceof Collection<?> collection) {
      return collection;
    }
    if (value instanceof Map<?, ?> map) {
      return Arrays.asList(map.keySet(), map.values());
    }
    if (value instanceof Optional<?> optional) {
      return optional.stream().toList();
    }
    return value instanceof Object[] array ? Arrays.asList(array) : List.of();
  }
}
