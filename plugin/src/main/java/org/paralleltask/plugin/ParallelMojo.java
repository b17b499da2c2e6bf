// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.console.Surroundings;
import org.paralleltask.plugin.index.ProjectClasses;
import org.paralleltask.plugin.option.ConfigurationException;
import org.paralleltask.plugin.option.GivenOptions;
import org.paralleltask.plugin.option.Option;
import org.paralleltask.plugin.run.Build;
import org.paralleltask.plugin.run.Invocation;
import org.paralleltask.plugin.run.JobClassPath;
import org.paralleltask.plugin.run.Project;

/** What the goals have in common: the project, its classes, and the build it is part of. */
abstract class ParallelMojo extends AbstractMojo {

  /**
   * Does nothing, and says so in one line. Default: false. Example: {@code -Dparallel.skip}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.skip")
  private @Nullable String skip;

  @Parameter(defaultValue = "${project.artifactId}", readonly = true, required = true)
  private String moduleName;

  // That of the project, and where there is none, that where Maven was started.
  @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
  private File baseDirectory;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private File buildDirectory;

  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
  private File outputDirectory;

  @Parameter(defaultValue = "${project.compileSourceRoots}", readonly = true, required = true)
  private List<String> sourceRoots;

  @Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true, required = true)
  private List<String> classPath;

  @Parameter(defaultValue = "${session.topLevelProject.basedir}", readonly = true)
  private @Nullable File rootDirectory;

  @Parameter(defaultValue = "${session.projects}", readonly = true, required = true)
  private List<Object> modules;

  @Parameter(defaultValue = "${session.request.data}", readonly = true, required = true)
  private Map<String, Object> buildData;

  @Parameter(defaultValue = "${session.userProperties}", readonly = true, required = true)
  private Properties userProperties;

  @Parameter(
      defaultValue = "${session.request.degreeOfConcurrency}",
      readonly = true,
      required = true)
  private int parallelBuilds;

  @Parameter(defaultValue = "${settings.interactiveMode}", readonly = true, required = true)
  private boolean interactive;

  @Parameter(defaultValue = "${mojoExecution.source}", readonly = true)
  private @Nullable Object executionSource;

  @Parameter(defaultValue = "${mojoExecution.executionId}", readonly = true, required = true)
  private String executionId;

  @Parameter(defaultValue = "${session.goals}", readonly = true, required = true)
  private List<String> goals;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  /** Merges the parameters of a goal with what was typed. */
  GivenOptions options(Map<Option, String> injected) {
    Map<Option, String> all = new EnumMap<>(Option.class);
    all.putAll(injected);
    if (skip != null) {
      all.put(Option.SKIP, skip);
    }
    return GivenOptions.of(all, typedProperties());
  }

  boolean isSkipped(GivenOptions options) {
    if (options.isSkipped()) {
      getLog().info("parallel: skipped, because \"skip\" is set");
    }
    return options.isSkipped();
  }

  BuildLog log() {
    return new MavenLog(getLog());
  }

  Build build() {
    return Build.of(buildData, getClass().getSimpleName());
  }

  Invocation invocation() {
    return new Invocation(
        Path.of(System.getProperty("user.dir")), typedWords(), goals, "run", executionId);
  }

  /** Maven keeps no record of these, but its process does, on most systems. */
  private static List<String> typedWords() {
    List<String> all =
        ProcessHandle.current().info().arguments().map(Arrays::asList).orElse(List.of());
    int launcher = all.indexOf("org.codehaus.plexus.classworlds.launcher.Launcher");
    return launcher < 0 ? List.of() : List.copyOf(all.subList(launcher + 1, all.size()));
  }

  private Map<String, String> typedProperties() {
    return userProperties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, userProperties::getProperty));
  }

  Project project() {
    ProjectClasses classes =
        new ProjectClasses(outputDirectory.toPath(), classPath.stream().map(Path::of).toList());
    List<Path> sources = sourceRoots.stream().map(Path::of).toList();
    return new Project(module(), classes, sources, plugin.getVersion());
  }

  /** Where there is no project, Maven does not know its own expression for this. */
  private Path target() {
    boolean unknown = buildDirectory.toString().contains("${");
    return unknown ? baseDirectory.toPath().resolve("target") : buildDirectory.toPath();
  }

  private Project.Module module() {
    return new Project.Module(
        moduleName,
        baseDirectory.toPath(),
        target(),
        (rootDirectory == null ? baseDirectory : rootDirectory).toPath(),
        modules.size(),
        "CLI".equals(String.valueOf(executionSource)));
  }

  Surroundings surroundings() {
    return new Surroundings(
        interactive,
        !getLog().isInfoEnabled(),
        parallelBuilds,
        !"never".equals(userProperties.getProperty("style.color")),
        System.getProperty("sun.java.command", ""),
        System.getenv());
  }

  JobClassPath jobClassPath() {
    return new JobClassPath(
        artifact("parallel-jobs"), artifact("parallel-runtime"), files(ParallelMojo::isLibrary));
  }

  private Path artifact(String id) {
    return files(artifact -> artifact.getArtifactId().equals(id)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "%s is not among the artifacts of parallel-maven-plugin %s, although the plugin depends on it. Is it excluded in the POM?"
                        .formatted(id, plugin.getVersion())));
  }

  private List<Path> files(Predicate<Artifact> wanted) {
    return plugin.getArtifacts().stream()
        .filter(artifact -> artifact.getFile() != null)
        .filter(wanted)
        .map(artifact -> artifact.getFile().toPath())
        .toList();
  }

  /** Neither Maven's own nor ours: user code must not see them. */
  private static boolean isLibrary(Artifact artifact) {
    return !artifact.getGroupId().startsWith("org.apache.maven")
        && !artifact.getGroupId().equals("org.paralleltask");
  }
}
