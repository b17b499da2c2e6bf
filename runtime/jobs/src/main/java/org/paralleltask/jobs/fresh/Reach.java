// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The classes of the project that some of them may use, step by step. A class that is found by a
 * name put together while the program runs is not among them.
 */
final class Reach {
  private final ClassPath classPath;
  private final Predicate<String> wiring;
  private final Set<String> met = new HashSet<>();
  private final Deque<String> next = new ArrayDeque<>();
  private final Map<String, String> hashes = new TreeMap<>();

  /**
   * @param wiring which classes, by internal name, are passed through and do not count
   */
  Reach(ClassPath classPath, Predicate<String> wiring) {
    this.classPath = classPath;
    this.wiring = wiring;
  }

  /** Hashes by the binary names of the classes that these reach, with themselves. */
  Map<String, String> from(Collection<String> internalNames) throws IOException {
    meet(internalNames);
    while (!next.isEmpty()) {
      String name = next.remove();
      meet(classPath.providers(name));
      Optional<Path> file = classPath.find(name);
      if (file.isPresent()) {
        visit(name, Files.readAllBytes(file.get()));
      }
    }
    return hashes;
  }

  private void meet(Collection<String> names) {
    for (String name : names) {
      if (met.add(name)) {
        next.add(name);
      }
    }
  }

  private void visit(String name, byte[] bytes) throws IOException {
    ClassFile parsed = parse(bytes);
    if (!wiring.test(name)) {
      hashes.put(name.replace('/', '.'), parsed.hash());
    }
    meet(parsed.mentions());
  }

  /** A class that cannot be understood may use all others, and every byte of it may count. */
  private ClassFile parse(byte[] bytes) throws IOException {
    try {
      return ClassFile.parse(bytes);
    } catch (IllegalArgumentException unknown) {
      return new ClassFile(ContentHash.shortOf(bytes), Set.copyOf(classPath.all()));
    }
  }
}
