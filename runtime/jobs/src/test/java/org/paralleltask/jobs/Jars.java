// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Directories of classes as jars. */
final class Jars {
  private Jars() {}

  /** The same class path with a jar, made in a directory, for each directory of it. */
  static String packed(Path directory, String classPath) {
    List<String> packed = new ArrayList<>();
    for (String place : classPath.split(File.pathSeparator, -1)) {
      Path classes = Path.of(place);
      Path jar = directory.resolve("classes-" + packed.size() + ".jar");
      packed.add(Files.isDirectory(classes) ? pack(classes, jar).toString() : place);
    }
    return String.join(File.pathSeparator, packed);
  }

  private static Path pack(Path classes, Path jar) {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes).filter(Files::isRegularFile)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        out.putNextEntry(new JarEntry(name));
        Files.copy(file, out);
      }
      return jar;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
