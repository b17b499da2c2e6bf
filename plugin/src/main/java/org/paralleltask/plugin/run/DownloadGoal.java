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
 * One execution of {@code parallel:download}: an annotated method that the plugin brings along,
 * which hears what is asked of it through system properties that nobody else sees.
 */
public final class DownloadGoal {
  private static final ReadyMade JOB = new ReadyMade("download");
  private static final String PREFIX = "parallel.download.";
  private static final String CACHE = ".cache/parallel-download";

  /**
   * The optimising compiler only for what runs forty times as often as it usually asks for: else it
   * would take a quarter of the processor time of ten thousand small files. Until then code is not
   * slowed down by notes for that compiler, which can do without. But what hashes and decrypts is
   * optimised as soon as usual, since each call of it is for many bytes: by that, 500 MB that come
   * by TLS take a third of the processor time.
   */
  private static final List<String> OPTIMISED_LATE =
      List.of(
          "-XX:Tier4InvocationThreshold=200000",
          "-XX:Tier4MinInvocationThreshold=24000",
          "-XX:Tier4CompileThreshold=600000",
          "-XX:Tier4BackEdgeThreshold=1600000",
          "-XX:-C1UpdateMethodData",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.025",
          "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.*::*,0.025");

  private final RunRequest request;
  private final JobSettings settings;
  private final Build build;
  private final BuildLog log;

  /** Downloads the files that {@code request} names. */
  public DownloadGoal(RunRequest request, JobSettings settings, Build build, BuildLog log) {
    this.request = request;
    this.settings = settings;
    this.build = build;
    this.log = log;
  }

  /**
   * Runs the job.
   *
   * @throws JobFailedException if it failed
   * @throws ConfigurationException if it is not said which files
   */
  public void execute(Network network) throws JobFailedException, InterruptedException {
    requireFiles();
    RunRequest alone = JOB.alone(request, own());
    String name = settings.jobs().stream().findFirst().orElse(JOB.job());
    JobSettings own = settings.withProperties(properties(network)).withFirstJvmArgs(OPTIMISED_LATE);
    new RunGoal(alone, own, build, log).execute(JOB.task(request), name);
  }

  private static List<Option> own() {
    List<Option> own = new ArrayList<>(Option.OF_DOWNLOAD);
    own.addAll(Option.OF_HTTP);
    own.addAll(List.of(Option.ITEMS, Option.ITEMS_FILE));
    return own;
  }

  private void requireFiles() {
    List<String> problems = new ArrayList<>();
    if (!given(Option.ITEMS) && !given(Option.ITEMS_FILE)) {
      problems.add(
          "\"itemsFile\" or \"items\" must say which files to download. Pass -Dparallel.itemsFile=urls.txt or -Dparallel.items=https://...");
    }
    for (Option other : List.of(Option.ITEMS_GLOB, Option.REDUCE, Option.VERIFY_DETERMINISM)) {
      if (given(other)) {
        problems.add("\"%s\" is no option of parallel:download.".formatted(other.key()));
      }
    }
    if (request.options().value(Option.POOL).filter("process"::equalsIgnoreCase).isPresent()) {
      problems.add(
          "\"pool\" cannot be \"process\" for downloads: what is known of hosts is known in one JVM.");
    }
    ConfigurationException.throwIfAny(problems);
  }

  private boolean given(Option option) {
    return request.options().value(option).isPresent();
  }

  private Map<String, String> properties(Network network) {
    Map<String, String> properties = new LinkedHashMap<>();
    Project.Module module = request.project().module();
    for (Option option : own()) {
      request
          .options()
          .value(option)
          .ifPresent(value -> properties.put(PREFIX + name(option), value));
    }
    Path files = module.buildDirectory().resolve("download");
    properties.putIfAbsent(PREFIX + "output", files.toString());
    Path cache = Path.of(network.localRepository()).resolve(CACHE);
    properties.putIfAbsent(PREFIX + "cache", cache.toString());
    properties.put(PREFIX + "base", module.baseDirectory().toString());
    properties.put(PREFIX + "offline", Boolean.toString(network.offline()));
    properties.put(PREFIX + "access", network.access());
    return properties;
  }

  private static String name(Option option) {
    return option == Option.DOWNLOAD_OUTPUT ? "output" : option.key();
  }
}
