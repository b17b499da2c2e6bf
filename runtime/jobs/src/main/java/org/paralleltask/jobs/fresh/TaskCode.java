// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.spec.TaskEntry;

/**
 * What a task consists of: the classes of the project that its class reaches, and all libraries.
 *
 * <p>The generated class, which says how the task is run, is not part of it; what it mentions is,
 * as it is the way to other tasks.
 */
final class TaskCode {
  private static final String INDEX = "META-INF/parallel/tasks.json";

  private final ClassPath classPath;
  private final Optional<Path> ours;

  /**
   * @param ours the jar of this program, which is not part of tasks but of those that it brings
   */
  TaskCode(ClassPath classPath, Optional<Path> ours) {
    this.classPath = classPath;
    this.ours = ours;
  }

  /** The index, as far as it matters here. */
  private record Index(@Nullable List<TaskEntry> tasks) {}

  /** The code of a task; empty if its class is in no file of the class path. */
  Optional<Fingerprint> of(TaskEntry task) throws IOException {
    String owner = internal(task.owner());
    boolean inProject = classPath.find(owner).isPresent();
    if (!inProject && library(owner).isEmpty()) {
      return Optional.empty();
    }
    Set<String> wirings = wirings(task);
    Reach reach = new Reach(classPath, name -> wirings.contains(outermost(name)));
    Map<String, String> parts = new TreeMap<>(reach.from(List.of(owner, internal(task.wiring()))));
    parts.putAll(Libraries.hashes(inProject ? foreignJars() : classPath.jars()));
    return Optional.of(Fingerprint.of(parts));
  }

  private List<Path> foreignJars() {
    return classPath.jars().stream().filter(jar -> !ours.equals(Optional.of(jar))).toList();
  }

  private Optional<Path> library(String internalName) throws IOException {
    for (Path jar : classPath.jars()) {
      if (Libraries.has(jar, internalName + ".class")) {
        return Optional.of(jar);
      }
    }
    return Optional.empty();
  }

  /** The generated classes of the project. */
  private Set<String> wirings(TaskEntry task) throws IOException {
    Set<String> wirings = new HashSet<>(Set.of(internal(task.wiring())));
    for (Path directory : classPath.directories()) {
      Path index = directory.resolve(INDEX);
      if (Files.isRegularFile(index)) {
        tasks(Files.readString(index)).forEach(each -> wirings.add(internal(each.wiring())));
      }
    }
    return wirings;
  }

  private static List<TaskEntry> tasks(String index) {
    try {
      Index read = new Gson().fromJson(index, Index.class);
      return read == null || read.tasks == null ? List.of() : read.tasks;
    } catch (RuntimeException damaged) { // more counts as code than has to
      return List.of();
    }
  }

  private static String internal(String binaryName) {
    return binaryName.replace('.', '/');
  }

  /** Generated classes are not nested, and have nested ones: records and codecs. */
  private static String outermost(String internalName) {
    int nested = internalName.indexOf('$', internalName.lastIndexOf('/') + 2);
    return nested < 0 ? internalName : internalName.substring(0, nested);
  }
}
