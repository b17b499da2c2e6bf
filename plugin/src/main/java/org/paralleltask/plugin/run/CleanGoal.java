// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.console.RemainsConsole;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.process.JobResult;

/** One execution of {@code parallel:clean}: removes what runs have made. */
public final class CleanGoal {
  private final RunRequest request;
  private final JobSettings settings;
  private final Build build;
  private final BuildLog log;

  /** Cleans up after the jobs that {@code settings} name. */
  public CleanGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    this.request = request;
    this.settings = settings;
    this.build = build;
    this.log = request.ofModule(log);
  }

  /**
   * Cleans up after all jobs that have left something.
   *
   * @throws InterruptedException if this thread is interrupted; no job JVM is left then
   */
  public void execute() throws InterruptedException {
    Project.Module module = request.project().module();
    JobDirectories all = JobDirectories.of(module);
    List<Path> directories = new Remains(module, build, settings.jobs()).chosen(all.ofRuns());
    for (Path directory : directories) {
      clean(directory);
    }
    if (directories.isEmpty()) {
      log.info("parallel: there is nothing to clean in " + module.name());
    } else {
      removeIfEmpty(all.parent());
    }
  }

  private void clean(Path directory) throws InterruptedException {
    String job = directory.getFileName().toString();
    JobResult result =
        new JobStarter(request, settings)
            .startAlone("clean", directory, new RemainsConsole(job, log));
    Verdict.requireDone(job, "be cleaned up", result);
    // The JVM that has cleaned was started with a file of this directory.
    removeIfEmpty(directory);
  }

  private void removeIfEmpty(Path directory) {
    try {
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      log.debug("parallel: " + directory + " is not empty, and stays");
    }
  }
}
