// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.paralleltask.Mode;
import org.paralleltask.Pool;
import org.paralleltask.Task;
import org.paralleltask.TaskOptions;
import org.paralleltask.jobs.capture.Outputs;
import org.paralleltask.jobs.input.Inputs;
import org.paralleltask.jobs.input.Source;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.report.Environment;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.report.FailureReader;
import org.paralleltask.jobs.report.Ledger;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobOptions;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.Machine;
import org.paralleltask.jobs.spec.ProcessOptions;
import org.paralleltask.jobs.spec.ShowOutput;
import org.paralleltask.jobs.spec.Workers;

/** Makes of an order a run that can begin. Whatever is wrong with the order is found here. */
final class Preparation {
  private final JobSpec spec;
  private final Events events;
  private final Board board = new Board();

  Preparation(JobSpec spec, Events events) {
    this.spec = spec;
    this.events = events;
  }

  Running prepare() throws ConfigurationException, IOException {
    clearReports();
    TaskFinder finder = new TaskFinder(spec.task(), ClassLoader.getSystemClassLoader());
    Task<?, ?> task = finder.task();
    Plan plan = plan(task, finder);
    ProcessOptions.useless(spec, plan.options.task().pool()).forEach(events::warn);
    return running(plan, new Crews(spec, board, outputs(plan.options.showOutput()), finder), task);
  }

  /** What was decided before anything was opened. */
  private record Plan(JobOptions options, Optional<Fold> fold, Source source, Survey survey) {}

  /** Problems of options, fold and inputs are told together. */
  private Plan plan(Task<?, ?> task, TaskFinder finder) throws ConfigurationException {
    Problems problems = new Problems();
    JobOptions options = JobOptions.of(spec, task.options(), problems::add);
    String cannotTravel = spec.task().cannotTravel();
    if (options.task().pool() == Pool.PROCESS && cannotTravel != null) {
      problems.add(cannotTravel);
    }
    Optional<Optional<Fold>> fold =
        problems.of(() -> new Folds(spec.task()).of(options.reduce(), task));
    Optional<Source> source =
        problems.of(
            () -> new Inputs(spec, options.inputs(), finder.inputType()).source(task.items()));
    problems.throwAny();
    Survey survey = Survey.of(source.orElseThrow(), options.onDuplicate());
    return new Plan(options, fold.orElseThrow(), source.orElseThrow(), survey);
  }

  private void clearReports() throws IOException {
    Files.createDirectories(spec.reports());
    Files.deleteIfExists(spec.reports().resolve("result.json"));
    Path logs = spec.reports().resolve("output");
    if (Files.isDirectory(logs)) {
      try (DirectoryStream<Path> old = Files.newDirectoryStream(logs, "*.log")) {
        for (Path log : old) {
          Files.delete(log);
        }
      }
    }
  }

  private Outputs outputs(ShowOutput showOutput) {
    return new Outputs(
        spec.reports().resolve("output"),
        showOutput == ShowOutput.ALL ? events::output : (label, worker, stream, line) -> {},
        showOutput == ShowOutput.NONE ? (name, worker, stream, line) -> {} : this::tell);
  }

  /** Not of an item: it goes to the log of the build, as what the JVM of the job itself prints. */
  private void tell(String name, int worker, String stream, String line) {
    String text = "[%s] %s".formatted(name, line);
    if (stream.equals("err")) {
      events.warn(text);
    } else {
      events.inform(text);
    }
  }

  private ResultSink sink(Plan plan) throws IOException {
    String output = plan.options.output();
    Path file = output == null ? null : spec.base().resolve(output);
    if (plan.fold.isPresent()) {
      return new FoldSink(plan.fold.get(), file);
    }
    boolean ordered = plan.options.task().mode() == Mode.MAP;
    return file == null ? new ResultSink.None() : new LinesSink(file, ordered);
  }

  private Running running(Plan plan, Crews crews, Task<?, ?> task)
      throws ConfigurationException, IOException {
    ResultSink sink = sink(plan);
    OptionalLong total = atMost(plan.survey.size(), plan.options.limit());
    Machine machine = Machine.here(plan.options.task().pool(), spec.parallelBuilds());
    RunFacts facts = facts(plan, total, workers(plan.options, machine, total));
    Clock clock = Clock.started();
    events.start(facts, null, false);
    Ledger ledger = ledger(plan.options);
    Admission admission = admission(plan, ledger);
    FailurePolicy policy =
        new FailurePolicy(
            ledger,
            plan.options.maxFailures(),
            plan.options.onFailure(),
            plan.options.task().pool() != Pool.PROCESS,
            total);
    TaskOptions options = taskOptions(plan.options, facts.workers(), sink);
    Crew crew = crews.of(task, options, plan.options.processes(), machine);
    FailureReader reader = new FailureReader(spec.task().owner());
    Engine engine = new Engine(crew, admission, ledger, sink, policy, reader, clock);
    Ending ending =
        new Ending(ledger, policy, admission, engine, plan.options.onEmpty(), plan.source.name());
    return new Running(
        facts,
        clock,
        plan.survey.size(),
        ledger,
        board,
        admission,
        engine,
        ending,
        sink,
        new Progress(events, ledger, board, total, clock),
        plan.options.runTimeout());
  }

  private Ledger ledger(JobOptions options) throws IOException {
    boolean withOutput = options.showOutput() != ShowOutput.NONE;
    return new Ledger(
        spec.reports().resolve("items.ndjson"), entry -> events.failure(entry, withOutput));
  }

  private static Admission admission(Plan plan, Ledger ledger) throws ConfigurationException {
    return new Admission(
        plan.source.open(),
        ledger,
        plan.options.onDuplicate(),
        plan.options.limit().orElse(Long.MAX_VALUE),
        plan.survey.distinct());
  }

  private static OptionalLong atMost(OptionalLong size, OptionalLong limit) {
    return size.isPresent()
        ? OptionalLong.of(Math.min(size.getAsLong(), limit.orElse(Long.MAX_VALUE)))
        : OptionalLong.empty();
  }

  private static Workers.Chosen workers(JobOptions options, Machine machine, OptionalLong total) {
    Pool pool = options.task().pool();
    return options
        .workers()
        .choose(pool, machine, options.processes().maxHeapMegabytes())
        .atMost(pool, total);
  }

  /** Input order costs waiting, so it is asked for only where it can be seen. */
  private static TaskOptions taskOptions(
      JobOptions options, Workers.Chosen workers, ResultSink sink) {
    return options
        .task()
        .withWorkers(workers.count())
        .withMode(sink.isOrdered() ? Mode.MAP : Mode.AS_COMPLETED);
  }

  private RunFacts facts(Plan plan, OptionalLong total, Workers.Chosen workers) {
    TaskOptions task = plan.options.task();
    Instant start = Instant.now();
    return new RunFacts(
        RunFacts.newId(start),
        spec.task().job(),
        spec.task().id(),
        total,
        task.pool().name().toLowerCase(Locale.ROOT),
        task.mode() == Mode.MAP ? "map" : "as-completed",
        workers,
        plan.source.name(),
        start,
        plan.options.used(),
        Environment.here());
  }
}
