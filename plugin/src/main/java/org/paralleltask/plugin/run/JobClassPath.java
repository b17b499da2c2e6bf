// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.plugin.index.ProjectClasses;

/**
 * What the plugin brings along for the job JVM.
 *
 * @param jobs the artifact that holds the main class
 * @param runtime the library, for a project that has none of its own
 * @param libraries what {@code jobs} needs while it is not packaged: its jar carries them inside
 */
public record JobClassPath(Path jobs, Path runtime, List<Path> libraries) {

  /** The project's class path, then what it lacks, so that what the project has wins. */
  List<Path> with(ProjectClasses classes) {
    List<Path> all = new ArrayList<>(classes.classPath());
    all.add(jobs);
    if (!classes.hasRuntime()) {
      all.add(runtime);
    }
    all.addAll(unpacked());
    return all;
  }

  /** Without anything of the project's. */
  List<Path> alone() {
    List<Path> all = new ArrayList<>(List.of(jobs, runtime));
    all.addAll(unpacked());
    return all;
  }

  private List<Path> unpacked() {
    return Files.isDirectory(jobs) ? libraries : List.of();
  }
}
