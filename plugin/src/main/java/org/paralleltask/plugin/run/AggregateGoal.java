// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.option.ConfigurationException;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.option.Option;

/**
 * One execution of {@code parallel:aggregate}: an annotated method that the plugin brings along,
 * for tables, for whole files or for sorted ones, which hears what is asked of it through system
 * properties that nobody else sees.
 */
public final class AggregateGoal {
  private static final String PREFIX = "parallel.aggregate.";
  private static final List<Option> FILES = List.of(Option.ITEMS_GLOB, Option.ITEMS_DIR);

  /** What leaves files out. The items of the engine are parts of them, or all of them together. */
  private static final List<Option> CHOICE = List.of(Option.LIMIT, Option.INCLUDE, Option.EXCLUDE);

  private final RunRequest request;
  private final JobSettings settings;
  private final Build build;
  private final BuildLog log;
  private final Combine combine;

  /** Aggregates the files that {@code request} names. */
  public AggregateGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    this.request = request;
    this.settings = settings;
    this.build = build;
    this.log = log;
    this.combine = Combine.of(request);
  }

  /**
   * Runs the job.
   *
   * @throws JobFailedException if it failed
   * @throws ConfigurationException if it is not said which files
   */
  public void execute() throws JobFailedException, InterruptedException {
    requireFiles();
    ReadyMade job = combine.task();
    new RunGoal(withoutQuery(job), settings.withProperties(query()), build, log)
        .execute(job.task(request), settings.jobs().stream().findFirst().orElse(job.job()));
  }

  private void requireFiles() {
    List<String> problems = new ArrayList<>();
    if (request.options().value(Option.ITEMS_GLOB).isEmpty()) {
      problems.add(
          "\"itemsGlob\" must say which files to aggregate. Set <itemsGlob> in the POM or pass"
              + " -Dparallel.itemsGlob=data/*.csv.");
    }
    problems.addAll(misfits());
    for (Option other : List.of(Option.ITEMS, Option.ITEMS_FILE, Option.REDUCE)) {
      if (request.options().value(other).isPresent()) {
        problems.add(
            "\"%s\" is no option of parallel:aggregate, which takes \"itemsGlob\" and \"select\"."
                .formatted(other.key()));
      }
    }
    if (request.options().value(Option.VERIFY_DETERMINISM).isPresent()) {
      problems.add("\"verifyDeterminism\" is no option of parallel:aggregate.");
    }
    if (request.options().value(Option.MAX_FAILURES).isPresent() && !isPartial()) {
      problems.add(
          "\"maxFailures\" needs partial=true: a table without some of its files would look like the"
              + " whole, so there is none. Leave files out with \"itemsGlob\", or pass"
              + " -Dparallel.partial=true, which names what is missing.");
    }
    ConfigurationException.throwIfAny(problems);
  }

  private boolean isPartial() {
    return request.options().value(Option.PARTIAL).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** What cannot be said together. */
  private List<String> misfits() {
    List<String> problems = new ArrayList<>();
    if (combine.writesOutput() && request.options().value(Option.OUTPUT).isEmpty()) {
      problems.add(
          "\"output\" must say which file to put all together in, as %s. Set <output> in the POM or pass -Dparallel.output=target/all.csv."
              .formatted(combine));
    }
    for (Option option : combine.meaningless()) {
      if (request.options().value(option).isPresent()) {
        problems.add(
            "\"%s\" means nothing with %s. Leave it out, or choose %s."
                .formatted(option.key(), combine, Combine.knowing(option)));
      }
    }
    return problems;
  }

  /**
   * The engine is told the rest. Files of gigabytes are up to date by size and time unless the user
   * wants their content read, which takes longer than to aggregate them.
   */
  private RunRequest withoutQuery(ReadyMade job) {
    List<Option> query = new ArrayList<>(Option.OF_AGGREGATE);
    query.addAll(FILES);
    query.addAll(CHOICE);
    if (combine.writesOutput()) {
      query.add(Option.OUTPUT); // which the task writes itself, past the heap
    }
    return job.alone(request.withDefault(Option.UP_TO_DATE, "mtime"), query);
  }

  private Map<String, String> query() {
    Path module = request.project().module().baseDirectory();
    String base = request.options().value(Option.ITEMS_DIR).orElse("");
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(PREFIX + "base", module.resolve(base).toString());
    properties.put(PREFIX + "files", request.options().value(Option.ITEMS_GLOB).orElse(""));
    // The result of the last run may be among the files, and is none of them.
    request
        .options()
        .value(Option.OUTPUT)
        .ifPresent(file -> properties.put(PREFIX + "output", module.resolve(file).toString()));
    Stream.concat(Option.OF_AGGREGATE.stream(), CHOICE.stream())
        .forEach(
            option ->
                request
                    .options()
                    .value(option)
                    .ifPresent(text -> properties.put(PREFIX + option.key(), text)));
    return properties;
  }
}
