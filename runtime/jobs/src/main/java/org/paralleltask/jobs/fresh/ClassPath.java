// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class path, in which directories are the project, and jars are libraries.
 *
 * @param directories of class files
 * @param jars and other files, in their order
 */
record ClassPath(List<Path> directories, List<Path> jars) {
  private static final String SUFFIX = ".class";

  /**
   * Takes a class path apart. What is not there is left out, as the JVM does.
   *
   * @param classPath as in the property {@code java.class.path}
   */
  static ClassPath of(String classPath) {
    List<Path> directories = new ArrayList<>();
    List<Path> jars = new ArrayList<>();
    for (String element : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
      Path path = Path.of(element).toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        directories.add(path);
      } else if (Files.isRegularFile(path)) {
        jars.add(path);
      }
    }
    return new ClassPath(List.copyOf(directories), List.copyOf(jars));
  }

  /** The file of a class of the project. */
  Optional<Path> find(String internalName) {
    return file(internalName + SUFFIX);
  }

  /** The internal names of the classes that the project offers for a service. */
  List<String> providers(String internalName) throws IOException {
    Optional<Path> file = file("META-INF/services/" + internalName.replace('/', '.'));
    return file.isEmpty()
        ? List.of()
        : Files.readAllLines(file.get()).stream()
            .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/'))
            .filter(name -> !name.isEmpty())
            .toList();
  }

  private Optional<Path> file(String name) {
    try {
      return directories.stream()
          .map(directory -> directory.resolve(name))
          .filter(Files::isRegularFile)
          .findFirst();
    } catch (InvalidPathException unknowable) { // beyond ASCII, where the system has only that
      return Optional.empty();
    }
  }

  /** The internal names of all classes of the project. */
  List<String> all() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path directory : directories) {
      try (Stream<Path> files = Files.walk(directory)) {
        files
            .map(file -> directory.relativize(file).toString().replace(File.separatorChar, '/'))
            .filter(name -> name.endsWith(SUFFIX))
            .map(name -> name.substring(0, name.length() - SUFFIX.length()))
            .forEach(names::add);
      } catch (UncheckedIOException unreadable) {
        throw unreadable.getCause();
      }
    }
    return names;
  }
}
