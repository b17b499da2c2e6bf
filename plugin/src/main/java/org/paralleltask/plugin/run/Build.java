// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What executions of one goal in one build of Maven must know of each other. Modules may be built
 * at the same time.
 */
public final class Build {
  // Maven may load this plugin twice in a build; then these classes have nothing in common.
  private static final String KEY =
      "org.paralleltask.build@" + System.identityHashCode(Build.class.getClassLoader());

  private final Set<String> started = ConcurrentHashMap.newKeySet();
  private final Set<String> directories = ConcurrentHashMap.newKeySet();
  private final Set<String> knownJobs = new TreeSet<>();
  private final Set<String> foundJobs = new TreeSet<>();
  private int modulesSeen;
  private boolean foundSomething;
  private @Nullable String reasonForNothing;

  /**
   * The one of a goal in a build.
   *
   * @param data lives as long as that build
   */
  public static Build of(Map<String, Object> data, String goal) {
    synchronized (data) {
      return (Build) data.computeIfAbsent(KEY + " " + goal, key -> new Build());
    }
  }

  /** Whether something is new in this build, to be asked once before it is done. */
  boolean isFirst(String what) {
    return started.add(what);
  }

  /** Whether a directory is still free; it is taken from now on. */
  boolean take(String directory) {
    return directories.add(directory);
  }

  /** A module has these jobs, and among them some that were asked for. */
  synchronized void found(Collection<String> known, Collection<String> wanted) {
    knownJobs.addAll(known);
    foundJobs.addAll(wanted);
  }

  /** A module has something to run. */
  synchronized void foundSomething() {
    foundSomething = true;
  }

  /**
   * A module has nothing to run.
   *
   * @param near whether it could have: its reason then tells more than those of the others
   */
  synchronized void foundNothing(String reason, boolean near) {
    if (near || reasonForNothing == null) {
      reasonForNothing = reason;
    }
  }

  /** Counts a module in which a typed goal is done; true for the last one. */
  synchronized boolean isLast(int modules) {
    modulesSeen++;
    return modulesSeen == modules;
  }

  /** Why no module had anything to run; absent if one had. */
  synchronized Optional<String> reasonForNothing() {
    return foundSomething ? Optional.empty() : Optional.ofNullable(reasonForNothing);
  }

  synchronized Set<String> knownJobs() {
    return new TreeSet<>(knownJobs);
  }

  synchronized Set<String> foundJobs() {
    return new TreeSet<>(foundJobs);
  }
}
