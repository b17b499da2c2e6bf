// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import static org.paralleltask.ParallelTask.AUTO;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Backoff;
import org.paralleltask.Mode;
import org.paralleltask.OnFailure;
import org.paralleltask.Pool;
import org.paralleltask.TaskOptions;

/**
 * How the job runs: what the user said, else the annotation, else the default.
 *
 * @param inputs where the items are, if the user said
 * @param include patterns of the items that may run; null for all
 * @param exclude patterns of items that must not run; null for none
 * @param limit how many items at most
 * @param task the options of the task; its workers are those of {@code workers}
 * @param workers how many workers are asked for
 * @param processes how worker processes are kept
 * @param runTimeout how long the whole run may take
 * @param lockWait how long it waits for another run of the job; zero for not at all
 * @param maxFailures how many items may fail
 * @param onFailure what happens when more fail
 * @param continuation what earlier runs mean for this one
 * @param verifyDeterminism how many items that ended well run once more, for a comparison
 * @param reduce how results are folded
 * @param output the file for what comes out
 * @param partial whether what there is of it is published, should items fail
 * @param used every option with its value and where it was set, for the report
 */
public record JobOptions(
    Inputs inputs,
    @Nullable String include,
    @Nullable String exclude,
    OptionalLong limit,
    TaskOptions task,
    Workers workers,
    ProcessOptions processes,
    @Nullable Duration runTimeout,
    Duration lockWait,
    Tolerance maxFailures,
    OnFailure onFailure,
    OnEmpty onEmpty,
    OnDuplicate onDuplicate,
    ShowOutput showOutput,
    Continuation continuation,
    int verifyDeterminism,
    @Nullable String reduce,
    @Nullable String output,
    boolean partial,
    Map<String, Used> used) {

  private static final List<String> INPUTS = List.of("items", "itemsFile", "itemsGlob");

  /** What the plugin itself takes care of. */
  private static final Set<String> OF_THE_PLUGIN =
      Set.of("job", "workerJvmArgs", "jvm", "console", "skip");

  /**
   * Where the items are; null for what was not given.
   *
   * @param items texts, or one range
   * @param file a text, CSV or NDJSON file
   * @param glob a pattern of file names
   * @param directory what the glob, and paths, start from
   */
  public record Inputs(
      @Nullable String items,
      @Nullable String file,
      @Nullable String glob,
      @Nullable String directory) {}

  /**
   * An option that holds in this run.
   *
   * @param value as text
   * @param source where it was set
   */
  public record Used(String value, String source) {}

  /**
   * Reads and checks all options. A bad one is taken as not given.
   *
   * @param declared what the task was generated with
   * @param problems told of every bad option
   */
  public static JobOptions of(
      JobSpec spec, TaskOptions declared, Consumer<? super String> problems) {
    OptionReader reader = new OptionReader(spec);
    JobOptions options = read(reader, spec, declared);
    var unused = reader.read("report", ReportKind.FORM); // read again at the end of the run
    requireKnown(spec, reader);
    requireOneSource(options.inputs, spec, reader);
    reader.problems().forEach(problems);
    return options;
  }

  private static JobOptions read(OptionReader reader, JobSpec spec, TaskOptions declared) {
    TaskOptions task = taskOptions(reader, declared);
    Workers workers = Workers.declared(declared, task.pool());
    Optional<Duration> runTimeout = reader.read("runTimeout", Form.DURATION_ABOVE_ZERO);
    return new JobOptions(
        inputs(reader, spec),
        reader.read("include", Form.TEXT).orElse(null),
        reader.read("exclude", Form.TEXT).orElse(null),
        reader.read("limit", Form.COUNT).map(OptionalLong::of).orElse(OptionalLong.empty()),
        task,
        reader.read("workers", Form.WORKERS, workers, workers instanceof Workers.Count),
        ProcessOptions.read(reader, spec.jvmArguments()),
        runTimeout.orElse(declared.runTimeout()),
        reader.read("lockWait", Form.DURATION_OR_NONE).orElse(Duration.ZERO),
        reader.read("maxFailures", Form.TOLERANCE, Tolerance.NONE, false),
        reader.read(
            "onFailure",
            Form.oneOf(OnFailure.class),
            declared.onFailure(),
            declared.onFailure() != OnFailure.CONTINUE),
        reader.read("onEmpty", Form.oneOf(OnEmpty.class), OnEmpty.WARN, false),
        reader.read("onDuplicate", Form.oneOf(OnDuplicate.class), OnDuplicate.FAIL, false),
        reader.read("showOutput", Form.oneOf(ShowOutput.class), ShowOutput.FAILED, false),
        Continuation.read(reader),
        reader.read("verifyDeterminism", Form.COUNT_FROM_0).orElse(0),
        reader.read("reduce", Form.TEXT).orElse(spec.task().reduce()),
        reader.read("output", Form.TEXT).orElse(null),
        reader.read("partial", Form.YES_OR_NO).orElse(false),
        reader.used());
  }

  /** Inputs on the command line replace those in the POM; they are not a second source. */
  private static Inputs inputs(OptionReader reader, JobSpec spec) {
    boolean commandLine =
        INPUTS.stream().anyMatch(name -> spec.options().containsKey(name) && spec.isTyped(name));
    return new Inputs(
        input("items", reader, spec, commandLine),
        input("itemsFile", reader, spec, commandLine),
        input("itemsGlob", reader, spec, commandLine),
        reader.read("itemsDir", Form.TEXT).orElse(null));
  }

  private static @Nullable String input(
      String name, OptionReader reader, JobSpec spec, boolean commandLine) {
    String text = reader.read(name, Form.TEXT).orElse(null);
    return commandLine && !spec.isTyped(name) ? null : text;
  }

  /** The policy and the limit of the run are the job's to keep, so that every item is counted. */
  private static TaskOptions taskOptions(OptionReader reader, TaskOptions declared) {
    TaskOptions standard = TaskOptions.DEFAULT;
    TaskOptions task =
        RetryOptions.read(reader, declared)
            .withRunTimeout(null)
            .withOnFailure(OnFailure.CONTINUE)
            .withPool(
                reader.read(
                    "pool",
                    Form.oneOf(Pool.class),
                    declared.pool(),
                    declared.pool() != standard.pool()))
            .withMode(
                reader.read(
                    "mode",
                    Form.oneOf(Mode.class),
                    declared.mode(),
                    declared.mode() != standard.mode()));
    Optional<OptionalInt> chunkSize = reader.read("chunkSize", Form.COUNT_OR_AUTO);
    Optional<Duration> timeout = reader.read("timeout", Form.DURATION_ABOVE_ZERO);
    return task.withTimeout(timeout.orElse(declared.timeout()))
        .withChunkSize(chunkSize.map(size -> size.orElse(AUTO)).orElse(declared.chunkSize()));
  }

  private static void requireKnown(JobSpec spec, OptionReader reader) {
    spec.options().keySet().stream()
        .filter(name -> !reader.used().containsKey(name))
        .filter(name -> !OF_THE_PLUGIN.contains(name))
        .sorted()
        .forEach(
            name ->
                reader.add(
                    "There is no option \"%s\" (%s). `mvn parallel:help` lists the options."
                        .formatted(name, spec.source(name))));
  }

  private static void requireOneSource(Inputs inputs, JobSpec spec, OptionReader reader) {
    List<String> given =
        Stream.of(
                given("items", inputs.items, spec),
                given("itemsFile", inputs.file, spec),
                given("itemsGlob", inputs.glob, spec))
            .flatMap(Optional::stream)
            .toList();
    if (given.size() > 1) {
      reader.add(
          "The items come from one place, but %s are given. Leave all but one out."
              .formatted(String.join(" and ", given)));
    }
    if (inputs.directory != null && (inputs.items != null || inputs.file != null)) {
      reader.problem("itemsDir", "It goes with \"itemsGlob\"; leave it out, or give a glob.");
    }
  }

  private static Optional<String> given(String name, @Nullable String value, JobSpec spec) {
    return Optional.ofNullable(value).map(v -> "\"%s\" (%s)".formatted(name, spec.source(name)));
  }

  static String written(Object value) {
    if (value instanceof Backoff backoff) {
      return Form.written(backoff);
    }
    return value instanceof Enum<?> constant ? Form.written(constant) : value.toString();
  }
}
