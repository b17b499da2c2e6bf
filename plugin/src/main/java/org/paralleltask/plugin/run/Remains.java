// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.paralleltask.plugin.option.ConfigurationException;
import org.paralleltask.plugin.option.Spelling;

/** What earlier runs have left in a module, of the jobs that are asked for. */
final class Remains {
  private final Project.Module module;
  private final Build build;
  private final List<String> wanted;

  /**
   * @param wanted names of jobs; empty for all
   */
  Remains(Project.Module module, Build build, List<String> wanted) {
    this.module = module;
    this.build = build;
    this.wanted = wanted;
  }

  /** Those among {@code directories} that are wanted. */
  List<Path> chosen(List<Path> directories) {
    Set<String> known = names(directories);
    List<Path> chosen =
        wanted.isEmpty()
            ? directories
            : directories.stream().filter(directory -> isWanted(nameOf(directory))).toList();
    build.found(known, wanted.stream().filter(job -> isThere(job, known)).toList());
    if (!chosen.isEmpty()) {
      build.foundSomething();
    }
    requireFound();
    return chosen;
  }

  private static Set<String> names(List<Path> directories) {
    return directories.stream().map(Remains::nameOf).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String nameOf(Path directory) {
    return directory.getFileName().toString();
  }

  /** The second run of a job in one build has a number behind its name. */
  private boolean isWanted(String directory) {
    return wanted.stream()
        .map(JobDirectories::nameOf)
        .anyMatch(name -> directory.equals(name) || directory.matches(quoted(name) + "-\\d+"));
  }

  private static String quoted(String name) {
    return java.util.regex.Pattern.quote(name);
  }

  private static boolean isThere(String job, Set<String> known) {
    return known.contains(JobDirectories.nameOf(job));
  }

  /** In the last module, for what was typed is looked for in all of them. */
  private void requireFound() {
    if (module.typed() && !build.isLast(module.modules())) {
      return;
    }
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(build.foundJobs());
    if (!missing.isEmpty()) {
      throw new ConfigurationException(
          missing.stream()
              .map(job -> unknown(job, build.knownJobs()))
              .collect(Collectors.joining(" ")));
    }
  }

  private static String unknown(String job, Set<String> known) {
    String others =
        known.isEmpty()
            ? " No job has left any below target/parallel"
            : Spelling.didYouMean("", job, known)
                + " There are those of: "
                + String.join(", ", known);
    return "There are no files of job \"%s\".%s. Has it run since the last mvn clean?"
        .formatted(job, others);
  }
}
