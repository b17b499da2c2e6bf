// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import org.apache.maven.plugins.annotations.Mojo;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.run.ReportGoal;
import org.paralleltask.plugin.run.RunRequest;

/**
 * Writes the reports of the last runs again, from their journals, also if a run was killed before
 * it could write any. Nothing is compiled, and no item is run.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends ReportingMojo {

  @Override
  void perform(RunRequest request, JobSettings settings) throws InterruptedException {
    new ReportGoal(request, settings, build(), log()).execute();
  }
}
