// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Mode;
import org.paralleltask.Pool;
import org.paralleltask.TaskOptions;
import org.paralleltask.jobs.capture.Outputs;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.journal.History;
import org.paralleltask.jobs.journal.Journal;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.report.Environment;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.report.FailureReader;
import org.paralleltask.jobs.report.Ledger;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobOptions;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.Machine;
import org.paralleltask.jobs.spec.ShowOutput;
import org.paralleltask.jobs.spec.UpToDate;
import org.paralleltask.jobs.spec.Workers;

/** Puts the parts of a run together. */
final class Assembly {
  private final JobSpec spec;
  private final Events events;
  private final Plan plan;
  private final JobOptions options;
  private final Journal journal;
  private final Freshness freshness;
  private final Board board = new Board();
  private final OptionalLong total;

  Assembly(JobSpec spec, Events events, Plan plan, Journal journal, Freshness freshness) {
    this.spec = spec;
    this.events = events;
    this.plan = plan;
    this.options = plan.options();
    this.journal = journal;
    this.freshness = freshness;
    this.total = plan.total();
  }

  Running running(TaskFinder finder) throws ConfigurationException, IOException {
    ResultSink sink = plan.sink(spec.base());
    StoredResults stored = new StoredResults(plan.task().travel().results());
    ResultOrder results = new ResultOrder(sink, history(), stored);
    Machine machine = Machine.here(options.task().pool(), spec.parallelBuilds());
    RunFacts facts = facts(workers(machine));
    Clock clock = Clock.started();
    start(facts);
    Book book = new Book(ledger(), journal);
    Admission admission = admission(book, sink, results);
    FailurePolicy policy = policy(book, facts.workers().count());
    OpenFiles openFiles = new OpenFiles(events::warn, isOneProcess());
    EvidenceTaker evidence = evidence(sink, stored, clock);
    Crew crew =
        new Crews(spec, board, outputs(options.showOutput()), finder, evidence)
            .of(plan.task(), taskOptions(facts.workers(), sink), options.processes(), machine);
    Beginnings beginnings = new Beginnings(journal, clock);
    board.onBegin(beginnings::begun);
    FailureReader reader = new FailureReader(spec.task().owner());
    return new Running(
        facts,
        clock,
        plan.survey().size(),
        book,
        board,
        admission,
        new Engine(crew, admission, book, results, policy, openFiles, reader, beginnings, clock),
        new Ending(
            book.ledger(),
            policy,
            admission,
            results,
            journal,
            options.onEmpty(),
            plan.source().name()),
        sink,
        freshness,
        new Progress(events, book.ledger(), board, beginnings, total, clock),
        options.runTimeout());
  }

  /** Where results wait for their turn, items must not wait with them to be written down. */
  private EvidenceTaker evidence(ResultSink sink, StoredResults stored, Clock clock) {
    return new EvidenceTaker(
        sink.needsResults() ? stored : null,
        sink.isOrdered() ? new DoneItems(journal, clock)::note : item -> {});
  }

  private History history() {
    return journal.earlier().history();
  }

  private void start(RunFacts facts) {
    journal.start(facts);
    boolean resumable =
        options.continuation().upToDate() != UpToDate.OFF && freshness.obstacle().isEmpty();
    @Nullable PastRun resumes =
        history().size() == 0 ? null : journal.earlier().last().orElse(null);
    events.start(facts, resumes, resumable);
    freshness.obstacle().ifPresent(events::warn);
  }

  private Ledger ledger() {
    boolean withOutput = options.showOutput() != ShowOutput.NONE;
    return new Ledger(entry -> events.failure(entry, withOutput));
  }

  private Admission admission(Book book, ResultSink sink, ResultOrder results)
      throws ConfigurationException {
    Judge judge = new Judge(history(), freshness, options.continuation(), results.needsResults());
    Intake intake =
        new Intake(
            book,
            judge,
            results,
            new Explanations(events, options.continuation().explain()),
            plan.filter(),
            options.onDuplicate(),
            plan.survey().distinct());
    return new Admission(
        plan.source().open(),
        intake,
        results,
        options.limit().orElse(Long.MAX_VALUE),
        isLongestFirst(sink));
  }

  /** Only where nobody can see the order, and where that costs little. */
  private boolean isLongestFirst(ResultSink sink) {
    return !sink.isOrdered()
        && history().size() > 0
        && plan.source().isRepeatable()
        && total.orElse(Long.MAX_VALUE) <= LongestFirst.MOST_ITEMS;
  }

  private FailurePolicy policy(Book book, int workers) {
    return new FailurePolicy(
        book.ledger(),
        journal,
        options.maxFailures(),
        options.onFailure(),
        isOneProcess() ? OptionalInt.of(workers) : OptionalInt.empty(),
        total);
  }

  private boolean isOneProcess() {
    return options.task().pool() != Pool.PROCESS;
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

  private Workers.Chosen workers(Machine machine) {
    Pool pool = options.task().pool();
    return options
        .workers()
        .choose(pool, machine, options.processes().maxHeapMegabytes())
        .atMost(pool, total);
  }

  /** Input order costs waiting, so it is asked for only where it can be seen. */
  private TaskOptions taskOptions(Workers.Chosen workers, ResultSink sink) {
    return options
        .task()
        .withWorkers(workers.count())
        .withMode(sink.isOrdered() ? Mode.MAP : Mode.AS_COMPLETED);
  }

  private RunFacts facts(Workers.Chosen workers) {
    TaskOptions task = options.task();
    Instant start = Instant.now();
    return new RunFacts(
        RunFacts.newId(start),
        spec.task().job(),
        spec.task().id(),
        total,
        task.pool().name().toLowerCase(Locale.ROOT),
        task.mode() == Mode.MAP ? "map" : "as-completed",
        workers,
        plan.source().name(),
        start,
        options.used(),
        Environment.here());
  }
}
