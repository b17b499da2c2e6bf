// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.run.JobFailedException;
import org.paralleltask.plugin.run.PlanGoal;
import org.paralleltask.plugin.run.RunRequest;

/**
 * Shows what {@code parallel:run} with the same options would do: how many items would run, and
 * why, and how many are up to date. The classes are compiled first; no item is run, and no file of
 * an earlier run is touched.
 *
 * @since 0.1.0
 */
@Execute(phase = LifecyclePhase.COMPILE)
@Mojo(name = "plan", threadSafe = true, requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class PlanMojo extends ItemsMojo {

  @Override
  void perform(RunRequest request, JobSettings settings)
      throws JobFailedException, InterruptedException {
    new PlanGoal(request, settings, build(), log()).execute();
  }
}
