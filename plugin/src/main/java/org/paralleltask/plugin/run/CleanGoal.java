// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.console.RemainsConsole;
import org.paralleltask.plugin.option.JobSettings;

/** One execution of {@code parallel:clean}: removes what runs have made. */
public final class CleanGoal extends RemainsGoal {
  /** Cleans up after the jobs that {@code settings} name, if they have left something. */
  public CleanGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    super(request, settings, build, log);
  }

  @Override
  List<Path> candidates(JobDirectories all) {
    return all.ofRuns();
  }

  @Override
  void seeTo(String job, Path directory) throws InterruptedException {
    start("clean", "be cleaned up", directory, new RemainsConsole(job, log()));
    // The JVM that has cleaned was started with a file of this directory.
    removeIfEmpty(directory);
  }

  @Override
  String nothingIn(String module) {
    return "there is nothing to clean in " + module;
  }

  @Override
  void finish(JobDirectories all) {
    removeIfEmpty(all.parent());
  }

  private void removeIfEmpty(Path directory) {
    try {
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      log().debug("parallel: " + directory + " is not empty, and stays");
    }
  }
}
