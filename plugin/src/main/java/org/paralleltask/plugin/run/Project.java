// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.List;
import org.paralleltask.plugin.index.ProjectClasses;

/**
 * The project that a goal is executed in, as plain types.
 *
 * @param module its place in the build
 * @param classes what it has compiled
 * @param sourceRoots where its sources are, generated ones among them
 * @param pluginVersion for the snippets of a POM in messages
 */
public record Project(
    Module module, ProjectClasses classes, List<Path> sourceRoots, String pluginVersion) {

  /**
   * A project among those of the build.
   *
   * @param name what messages call it
   * @param baseDirectory where it is
   * @param buildDirectory where it puts what it makes
   * @param rootDirectory where the build was started
   * @param modules how many projects the build has
   * @param typed whether the goal was typed on the command line, rather than bound to a phase
   */
  public record Module(
      String name,
      Path baseDirectory,
      Path buildDirectory,
      Path rootDirectory,
      int modules,
      boolean typed) {}
}
