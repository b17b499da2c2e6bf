// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.option.Option;
import org.paralleltask.plugin.run.ReportGoal;
import org.paralleltask.plugin.run.RunRequest;

/**
 * Writes the reports of the last runs again, from their journals, also if a run was killed before
 * it could write any. Nothing is compiled, and no item is run.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends JobMojo {

  /**
   * Which reports are written, separated by commas: {@code json}, {@code items}, {@code junit},
   * {@code html}, {@code trace}, {@code failed}, {@code markdown}. Default: all. Example: {@code
   * html}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.report")
  private @Nullable String report;

  @Override
  void perform(RunRequest request, JobSettings settings) throws InterruptedException {
    new ReportGoal(request, settings, build(), log()).execute();
  }

  @Override
  Map<Option, String> injected() {
    Map<Option, String> values = super.injected();
    put(values, Option.REPORT, report);
    return values;
  }
}
