// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import org.apache.maven.plugins.annotations.Mojo;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.run.CleanGoal;
import org.paralleltask.plugin.run.RunRequest;

/**
 * Removes what runs have made: the directory of the job below {@code target/parallel}, with journal
 * and reports, so that the next run starts from nothing; and, of the files that the journal says an
 * item has written, those inside the project that nobody has changed since. All else stays: changed
 * files, files outside of the project, and the file of {@code output}. Nothing is compiled, and no
 * item is run.
 *
 * @since 0.1.0
 */
@Mojo(name = "clean", threadSafe = true)
public final class CleanMojo extends JobMojo {

  @Override
  void perform(RunRequest request, JobSettings settings) throws InterruptedException {
    new CleanGoal(request, settings, build(), log()).execute();
  }
}
