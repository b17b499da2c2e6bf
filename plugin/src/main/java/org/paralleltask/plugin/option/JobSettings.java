// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options that have been checked, and the files they name found.
 *
 * @param options all that is set
 * @param jobs the jobs asked for by name; empty for all that have inputs of their own
 * @param java the program that starts the job JVM
 * @param jvmArgs the options for the job JVM
 * @param properties system properties for the job JVM, which may be secret
 * @param console how progress is shown: auto, rich, plain or off
 */
public record JobSettings(
    GivenOptions options,
    List<String> jobs,
    Path java,
    List<String> jvmArgs,
    Map<String, String> properties,
    String console) {

  /**
   * Checks all options, and reports everything that is wrong at once.
   *
   * @param baseDirectory what relative paths are relative to
   * @param ownJavaHome the JDK that is used unless another is asked for
   */
  public static JobSettings of(GivenOptions options, Path baseDirectory, Path ownJavaHome) {
    List<String> problems = new ArrayList<>(options.problems());
    Path jvm = options.value(Option.JVM).map(baseDirectory::resolve).orElse(ownJavaHome);
    Optional<Path> java = javaProgram(jvm);
    if (java.isEmpty()) {
      problems.add(
          "\"jvm\" must be the directory of a JDK or a java program, but \"%s\" is neither. %s"
              .formatted(jvm, Option.JVM.remedy()));
    }
    ConfigurationException.throwIfAny(problems);
    return new JobSettings(
        options,
        options.value(Option.JOB).map(JobSettings::list).orElse(List.of()),
        java.orElseThrow(),
        options.value(Option.WORKER_JVM_ARGS).map(CommandLine::split).orElse(List.of()),
        Map.of(),
        options.value(Option.CONSOLE).orElse("auto"));
  }

  /** With system properties that only the job JVM sees, such as what is secret. */
  public JobSettings withProperties(Map<String, String> more) {
    return new JobSettings(options, jobs, java, jvmArgs, Map.copyOf(more), console);
  }

  /** With options for the job JVM that those of the user come after, and so override. */
  public JobSettings withFirstJvmArgs(List<String> first) {
    List<String> all = new ArrayList<>(first);
    all.addAll(jvmArgs);
    return new JobSettings(options, jobs, java, List.copyOf(all), properties, console);
  }

  private static Optional<Path> javaProgram(Path jvm) {
    return List.of(jvm.resolve("bin/java"), jvm.resolve("bin/java.exe"), jvm).stream()
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static List<String> list(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}
