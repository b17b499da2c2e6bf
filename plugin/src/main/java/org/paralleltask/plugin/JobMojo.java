// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.option.ConfigurationException;
import org.paralleltask.plugin.option.GivenOptions;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.option.Option;
import org.paralleltask.plugin.run.JobFailedException;
import org.paralleltask.plugin.run.RunRequest;

/** What the goals that start the JVM of a job have in common. */
abstract class JobMojo extends ParallelMojo {

  /**
   * The jobs: names, or {@code Class#method}, separated by commas. Default: all jobs that have
   * items of their own, or of which there is something left. Example: {@code resize}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.job")
  private @Nullable String job;

  /**
   * Options for the JVM of the job, and for worker processes, separated by spaces; quotes hold
   * words together. Default: none. Example: {@code -Xmx2g "-Dtitle=two words"}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.workerJvmArgs")
  private @Nullable String workerJvmArgs;

  /**
   * The JDK that runs the job and its worker processes: its directory, or its java program.
   * Default: the JDK that runs Maven. Example: {@code /opt/jdk-21}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.jvm")
  private @Nullable String jvm;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    GivenOptions options = options(injected());
    if (isSkipped(options)) {
      return;
    }
    try {
      perform(request(options), settings(options));
    } catch (JobFailedException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (ConfigurationException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("The build was interrupted while a job ran.", e);
    }
  }

  /** Does what the goal is there for, with options that have been checked. */
  abstract void perform(RunRequest request, JobSettings settings)
      throws JobFailedException, InterruptedException;

  private RunRequest request(GivenOptions options) {
    return new RunRequest(options, project(), invocation(), jobClassPath(), surroundings());
  }

  private JobSettings settings(GivenOptions options) {
    Path ownJavaHome = Path.of(System.getProperty("java.home"));
    return JobSettings.of(options, project().module().baseDirectory(), ownJavaHome);
  }

  /** The parameters that are set. */
  Map<Option, String> injected() {
    Map<Option, String> values = new EnumMap<>(Option.class);
    put(values, Option.JOB, job);
    put(values, Option.WORKER_JVM_ARGS, workerJvmArgs);
    put(values, Option.JVM, jvm);
    return values;
  }

  static void put(Map<Option, String> values, Option option, @Nullable String value) {
    if (value != null) {
      values.put(option, value);
    }
  }
}
