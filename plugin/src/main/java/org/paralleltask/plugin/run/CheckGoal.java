// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.index.ProjectClasses;
import org.paralleltask.plugin.index.TaskEntry;
import org.paralleltask.plugin.option.ConfigurationException;
import org.paralleltask.plugin.option.GivenOptions;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.option.Option;

/**
 * One execution of {@code parallel:check}: an annotated method that the plugin brings along, which
 * hears what is asked of it through system properties.
 */
public final class CheckGoal {
  private static final String JOB = "check";
  private static final String CACHE = ".cache/parallel-check.txt";

  /** What the job itself looks after, because only it knows which links are worth another try. */
  private static final List<Option> SHARED =
      List.of(Option.ITEMS, Option.ITEMS_FILE, Option.TIMEOUT, Option.ATTEMPTS);

  private static final List<Option> FOREIGN =
      List.of(
          Option.ITEMS_GLOB,
          Option.ITEMS_DIR,
          Option.REDUCE,
          Option.CHUNK_SIZE,
          Option.MODE,
          Option.BACKOFF,
          Option.RETRY_ON,
          Option.UP_TO_DATE);

  private final RunRequest request;
  private final JobSettings settings;
  private final Build build;
  private final BuildLog log;

  /** Checks the links that {@code request} names. */
  public CheckGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    this.request = request;
    this.settings = settings;
    this.build = build;
    this.log = log;
  }

  /**
   * Runs the job.
   *
   * @param offline whether no server is asked
   * @param localRepository where good answers are kept; empty if it is not known
   * @throws JobFailedException if links are broken
   * @throws ConfigurationException if it is not said which links
   */
  public void execute(boolean offline, Optional<Path> localRepository)
      throws JobFailedException, InterruptedException {
    requireLinks();
    List<String> properties = properties();
    properties.add(property("offline", String.valueOf(offline)));
    localRepository
        .map(repository -> repository.resolve(CACHE).toString())
        .ifPresent(file -> properties.add(property("cacheFile", file)));
    new RunGoal(forTheEngine(), settings.withJvmArgs(properties), build, log)
        .execute(task(), settings.jobs().stream().findFirst().orElse(JOB));
  }

  private void requireLinks() {
    List<String> problems = new ArrayList<>();
    boolean any =
        List.of(Option.SITE, Option.ITEMS, Option.ITEMS_FILE).stream().anyMatch(this::isGiven);
    if (!any) {
      problems.add(
          "It is not said what to check. Pass -Dparallel.site=target/site (a directory with HTML"
              + " pages, an address or a sitemap), -Dparallel.items=https://example.org/ or"
              + " -Dparallel.itemsFile=links.txt.");
    }
    for (Option other : FOREIGN) {
      if (isGiven(other)) {
        problems.add("\"%s\" is no option of parallel:check.".formatted(other.key()));
      }
    }
    if (request.options().value(Option.POOL).filter("process"::equalsIgnoreCase).isPresent()) {
      problems.add(
          "\"pool\" cannot be process for parallel:check: its links have one memory of pages and"
              + " hosts. Leave it out.");
    }
    ConfigurationException.throwIfAny(problems);
  }

  private boolean isGiven(Option option) {
    return request.options().value(option).isPresent();
  }

  /** Links are looked at each time; what need not be asked again, the cache knows. */
  private RunRequest forTheEngine() {
    List<Option> own = new ArrayList<>(Option.OF_CHECK);
    own.addAll(SHARED);
    GivenOptions rest = request.options().without(own).withDefault(Option.UP_TO_DATE, "off");
    Project project = request.project();
    ProjectClasses none = new ProjectClasses(project.classes().output(), List.of());
    return new RunRequest(
        rest,
        new Project(project.module(), none, project.sourceRoots(), project.pluginVersion()),
        request.invocation().with(JOB),
        request.jobClassPath(),
        request.surroundings());
  }

  private List<String> properties() {
    List<String> properties = new ArrayList<>();
    properties.add(property("base", request.project().module().baseDirectory().toString()));
    List<Option> own = new ArrayList<>(Option.OF_CHECK);
    own.addAll(SHARED);
    for (Option option : own) {
      request
          .options()
          .value(option)
          .ifPresent(text -> properties.add(property(option.key(), text)));
    }
    return properties;
  }

  private static String property(String name, String value) {
    return "-Dparallel.check.%s=%s".formatted(name, value);
  }

  private TaskEntry task() {
    return request.jobClassPath().tasks().stream()
        .filter(task -> task.job().equals(JOB))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "parallel-jobs has no job \"%s\"; is it of another version than the plugin?"
                        .formatted(JOB)));
  }
}
