// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.option.ConfigurationException;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.option.Option;

/**
 * One execution of {@code parallel:check}: an annotated method that the plugin brings along, which
 * hears what is asked of it through system properties that nobody else sees.
 */
public final class CheckGoal {
  private static final ReadyMade JOB = new ReadyMade("check");
  private static final String PREFIX = "parallel.check.";
  private static final String CACHE = ".cache/parallel-check.txt";

  /**
   * A check waits more than it computes: its code is run through too seldom for what the optimising
   * compiler costs, which is more than a third of all processor time, even with thousands of pages.
   */
  private static final List<String> QUICKLY_COMPILED = List.of("-XX:TieredStopAtLevel=1");

  /** What the job itself looks after, because only it knows which links are worth another try. */
  private static final List<Option> SHARED =
      List.of(Option.ITEMS, Option.ITEMS_FILE, Option.TIMEOUT, Option.ATTEMPTS);

  private static final List<Option> FOREIGN =
      List.of(
          Option.ITEMS_GLOB,
          Option.ITEMS_DIR,
          Option.REDUCE,
          Option.VERIFY_DETERMINISM,
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
   * @throws JobFailedException if links are broken
   * @throws ConfigurationException if it is not said which links
   */
  public void execute(Network network) throws JobFailedException, InterruptedException {
    requireLinks();
    String name = settings.jobs().stream().findFirst().orElse(JOB.job());
    JobSettings own =
        settings.withProperties(properties(network)).withFirstJvmArgs(QUICKLY_COMPILED);
    new RunGoal(forTheEngine(), own, build, log).execute(JOB.task(request), name);
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
    return JOB.alone(request.withDefault(Option.UP_TO_DATE, "off"), own());
  }

  private static List<Option> own() {
    List<Option> own = new ArrayList<>(Option.OF_CHECK);
    own.addAll(Option.OF_HTTP);
    own.addAll(SHARED);
    return own;
  }

  private Map<String, String> properties(Network network) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (Option option : own()) {
      request
          .options()
          .value(option)
          .ifPresent(value -> properties.put(PREFIX + option.key(), value));
    }
    Path cache = Path.of(network.localRepository()).resolve(CACHE);
    properties.put(PREFIX + "base", request.project().module().baseDirectory().toString());
    properties.put(PREFIX + "offline", Boolean.toString(network.offline()));
    properties.put(PREFIX + "cacheFile", cache.toString());
    properties.put(PREFIX + "access", network.access());
    return properties;
  }
}
