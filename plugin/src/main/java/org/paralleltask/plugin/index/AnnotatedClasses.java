// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds classes that carry the annotation, though nothing was generated for them. The compiler
 * leaves the annotation's name in the constant pool of a class file, where it can be seen without
 * loading the class.
 */
public final class AnnotatedClasses {
  // One char per byte, so that a search for text is a search for bytes.
  private static final String DESCRIPTOR = "Lorg/paralleltask/ParallelTask;";

  private AnnotatedClasses() {}

  /** The names of the annotated classes below a directory, sorted. */
  public static List<String> in(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(AnnotatedClasses::isAnnotated)
          .map(file -> className(directory.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + directory, e);
    }
  }

  private static boolean isAnnotated(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(DESCRIPTOR);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static String className(Path file) {
    String path = file.toString().replace(file.getFileSystem().getSeparator(), ".");
    return path.substring(0, path.length() - ".class".length());
  }
}
