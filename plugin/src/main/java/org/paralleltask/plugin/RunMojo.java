// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.util.Map;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.option.Option;
import org.paralleltask.plugin.run.JobFailedException;
import org.paralleltask.plugin.run.RunGoal;
import org.paralleltask.plugin.run.RunRequest;

/**
 * Runs methods annotated with {@code @ParallelTask} as parallel batch jobs. The jobs run in a JVM
 * of their own, on the runtime class path of the project; the classes are compiled first. What is
 * given on the command line wins over the POM, the POM over the annotation.
 *
 * @since 0.1.0
 */
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@Mojo(
    name = "run",
    defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
    threadSafe = true,
    requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class RunMojo extends ItemsMojo {

  /**
   * How many of the items that end well, or are up to date, run once more, to see whether they give
   * the same result and the same files; if not, the build fails. They are the same ones each time.
   * Default: 0. Example: {@code 10}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.verifyDeterminism")
  private @Nullable String verifyDeterminism;

  @Override
  Map<Option, String> injected() {
    Map<Option, String> values = super.injected();
    put(values, Option.VERIFY_DETERMINISM, verifyDeterminism);
    return values;
  }

  @Override
  void perform(RunRequest request, JobSettings settings)
      throws JobFailedException, InterruptedException {
    new RunGoal(request, settings, build(), log()).execute();
  }
}
