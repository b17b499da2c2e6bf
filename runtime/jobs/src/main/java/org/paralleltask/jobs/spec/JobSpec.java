// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The order from the plugin: one line of JSON on standard input.
 *
 * @param protocol the version of the agreement between plugin and job
 * @param port where the plugin listens for events, on this machine
 * @param token what proves to the plugin that the events are from here
 * @param action what to do with the job
 * @param task what to run
 * @param baseDirectory what relative paths start from
 * @param directory where the files about the run go
 * @param options what the user set, as written
 * @param sources where each option was set
 * @param jvmArguments the options of this JVM that the user asked for, which worker processes get
 *     too
 * @param properties system properties for this JVM, which may be secret
 * @param parallelBuilds how many modules Maven builds at a time
 * @param command what to type to run it again, without secrets; empty if nobody knows
 */
public record JobSpec(
    int protocol,
    int port,
    String token,
    Action action,
    TaskEntry task,
    String baseDirectory,
    String directory,
    Map<String, String> options,
    Map<String, String> sources,
    List<String> jvmArguments,
    Map<String, String> properties,
    int parallelBuilds,
    String command) {

  /** The version of the agreement that this class follows. */
  public static final int PROTOCOL = 3;

  private static final Set<String> OF_THE_FIRST =
      Set.of("items", "itemsFile", "itemsGlob", "itemsDir", "limit", "include", "exclude");
  private static final Set<String> OF_THE_LAST = Set.of("reduce", "output");

  /** Fills what may be left out. */
  public JobSpec {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(baseDirectory, "baseDirectory");
    Objects.requireNonNull(directory, "directory");
    options = Objects.requireNonNullElse(options, Map.of());
    sources = Objects.requireNonNullElse(sources, Map.of());
    jvmArguments = Objects.requireNonNullElse(jvmArguments, List.of());
    properties = Objects.requireNonNullElse(properties, Map.of());
    parallelBuilds = Math.max(1, parallelBuilds);
    command = Objects.requireNonNullElse(command, "");
  }

  /** Reads the line. */
  public static JobSpec parse(String line) throws ConfigurationException {
    try {
      JobSpec spec = Objects.requireNonNull(new Gson().fromJson(line, JobSpec.class), "spec");
      return spec.requireKnownProtocol();
    } catch (JsonParseException | NullPointerException | IllegalArgumentException unreadable) {
      throw unreadable(unreadable);
    } catch (RuntimeException wrapped) {
      throw unreadable(wrapped.getCause() == null ? wrapped : wrapped.getCause());
    }
  }

  private JobSpec requireKnownProtocol() throws ConfigurationException {
    if (protocol != PROTOCOL) {
      throw new ConfigurationException(
          "The plugin speaks version %d of the job protocol, parallel-jobs version %d. Use the same version of both."
              .formatted(protocol, PROTOCOL));
    }
    return this;
  }

  private static ConfigurationException unreadable(Throwable cause) {
    return new ConfigurationException(
        "The order to the job on standard input cannot be read: "
            + cause.getMessage()
            + ". It is written by parallel-maven-plugin; use the same version of plugin and parallel-jobs.");
  }

  /**
   * An order for each stage of the job, the first one first; one of them if it has no stages. What
   * is said of items is said to the first, what is to become of the results to the last, and all
   * else to all.
   */
  public List<JobSpec> stages() {
    if (task.before().isEmpty()) {
      return List.of(this);
    }
    List<TaskEntry> all = new ArrayList<>(task.before());
    all.add(task);
    List<JobSpec> stages = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Map<String, String> own = new LinkedHashMap<>(options);
      if (i > 0) {
        own.keySet().removeAll(OF_THE_FIRST);
      }
      if (i < all.size() - 1) {
        own.keySet().removeAll(OF_THE_LAST);
      }
      stages.add(with(all.get(i).asStageOf(task.job()), own));
    }
    return List.copyOf(stages);
  }

  private JobSpec with(TaskEntry stage, Map<String, String> said) {
    return new JobSpec(
        protocol,
        port,
        token,
        action,
        stage,
        baseDirectory,
        directory,
        said,
        sources,
        jvmArguments,
        properties,
        parallelBuilds,
        command);
  }

  /** {@link #baseDirectory} as a path. */
  public Path base() {
    return Path.of(baseDirectory);
  }

  /** {@link #directory} as a path. */
  public Path reports() {
    return Path.of(directory);
  }

  /** Whether an option was set on the command line, not in the POM. */
  boolean isTyped(String option) {
    return source(option).equals("command line");
  }

  /** Where an option was set, for messages. */
  public String source(String option) {
    return sources.getOrDefault(option, "command line");
  }
}
