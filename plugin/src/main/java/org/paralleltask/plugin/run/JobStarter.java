// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.process.JavaCommand;
import org.paralleltask.plugin.process.JobListener;
import org.paralleltask.plugin.process.JobProcess;
import org.paralleltask.plugin.process.JobResult;
import org.paralleltask.plugin.process.JobSpec;

/** Starts JVMs of jobs. */
record JobStarter(RunRequest request, JobSettings settings) {
  private static final String MAIN_CLASS = "org.paralleltask.jobs.JobMain";

  /** On the project's class path, with all options. */
  JobResult start(String action, JsonObject task, Path directory, JobListener listener)
      throws InterruptedException {
    List<Path> classPath = request.jobClassPath().with(request.project().classes());
    return start(action, task, directory, classPath, listener);
  }

  /** For what needs no class of the project, nor that it can be compiled. */
  JobResult startAlone(String action, Path directory, JobListener listener)
      throws InterruptedException {
    List<Path> classPath = request.jobClassPath().alone();
    return start(action, unknownTask(directory), directory, classPath, listener);
  }

  /** The journal knows the task. */
  private static JsonObject unknownTask(Path directory) {
    JsonObject task = new JsonObject();
    String name = directory.getFileName().toString();
    task.addProperty("id", name);
    task.addProperty("job", name);
    List.of("owner", "wiring", "member", "input", "result")
        .forEach(member -> task.addProperty(member, ""));
    return task;
  }

  private JobResult start(
      String action, JsonObject task, Path directory, List<Path> classPath, JobListener listener)
      throws InterruptedException {
    JobSpec spec =
        new JobSpec(
            action,
            task,
            request.project().module().baseDirectory(),
            directory,
            request.options().forTheJob(),
            request.options().sourcesForTheJob(),
            settings.jvmArgs(),
            settings.properties(),
            request.surroundings().parallelBuilds(),
            request.invocation().again(task.get("job").getAsString(), request.options()));
    JavaCommand command =
        new JavaCommand(settings.java(), settings.jvmArgs(), classPath, MAIN_CLASS);
    return JobProcess.run(command, spec, listener);
  }
}
