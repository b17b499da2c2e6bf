// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.paralleltask.plugin.option.ConfigurationException;
import org.paralleltask.plugin.option.GivenOptions;
import org.paralleltask.plugin.run.ListGoal;

/**
 * Lists the jobs of the project: the methods annotated with {@code @ParallelTask}, with their
 * items, their choices, and where they are. The classes are compiled first; nothing is run, not
 * even what is bound to the phase after that.
 *
 * @since 0.1.0
 */
@Execute(phase = LifecyclePhase.COMPILE)
@Mojo(name = "list", threadSafe = true, requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class ListMojo extends ParallelMojo {

  @Override
  public void execute() throws MojoExecutionException {
    GivenOptions options = options(Map.of());
    if (isSkipped(options)) {
      return;
    }
    try {
      ConfigurationException.throwIfAny(options.problems());
      new ListGoal(project(), build(), log()).execute();
    } catch (ConfigurationException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
