// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
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

/** Puts the parts of a run together, stage by stage. */
final class Assembly {
  private final JobSpec spec;
  private final Events events;
  private final Journal journal;

  /**
   * @param journal open, and not begun
   */
  Assembly(JobSpec spec, Events events, Journal journal) {
    this.spec = spec;
    this.events = events;
    this.journal = journal;
  }

  /**
   * The run, at its first stage.
   *
   * @param stages the names of all stages; empty if the job has none
   */
  Running first(Plan plan, List<String> stages, Freshness freshness)
      throws ConfigurationException, IOException {
    Machine machine = machine(plan);
    RunFacts facts = facts(plan, stages, workers(plan, machine));
    Clock clock = Clock.started();
    ResultSink sink = plan.sink(spec.base());
    boolean resumable =
        plan.options().continuation().upToDate() != UpToDate.OFF && freshness.obstacle().isEmpty();
    start(facts, freshness, resumable);
    boolean withOutput = plan.options().showOutput() != ShowOutput.NONE;
    Ledger ledger = new Ledger(entry -> events.failure(entry, withOutput));
    Board board = new Board();
    Beginnings beginnings = new Beginnings(journal, clock);
    board.onBegin(beginnings::begun);
    Running.Whole whole =
        new Running.Whole(
            facts,
            clock,
            new Book(ledger, journal),
            board,
            beginnings,
            outputs(plan.options().showOutput()),
            new Progress(events, ledger, board, beginnings, plan, clock),
            new Verified(),
            resumable);
    return running(whole, plan, sink, freshness);
  }

  /** The run, at its next stage. */
  Running next(Running.Whole whole, Plan plan, Freshness freshness)
      throws ConfigurationException, IOException {
    whole.progress().enter(plan);
    return running(whole, plan, plan.sink(spec.base()), freshness);
  }

  private Running running(Running.Whole whole, Plan plan, ResultSink sink, Freshness freshness)
      throws ConfigurationException, IOException {
    JobOptions options = plan.options();
    Machine machine = machine(plan);
    Workers.Chosen workers = workers(plan, machine);
    long firstIndex = whole.book().ledger().ended();
    enter(plan, workers, whole.book().ledger());
    StoredResults stored = new StoredResults(plan.task().travel().results());
    ResultOrder results = new ResultOrder(sink, history(), stored);
    Sample sample = new Sample(options.verifyDeterminism(), whole.book(), stored);
    Admission admission =
        admission(whole.book(), plan, sink, results, freshness, firstIndex, sample);
    FailurePolicy policy = policy(whole.book(), plan, workers.count());
    EvidenceTaker evidence = evidence(sink, stored, whole.clock());
    Crew crew =
        crews(whole, plan, evidence)
            .of(plan.task(), taskOptions(plan, workers, sink), options.processes(), machine);
    return new Running(
        whole,
        plan.stage(),
        plan.source(),
        plan.survey().size(),
        admission,
        new Engine(
            crew,
            admission,
            whole,
            results,
            policy,
            new OpenFiles(events::warn, isOneProcess(plan)),
            new FailureReader(plan.draft().spec().task().owner()),
            sample),
        verification(whole, plan, sample, stored, admission),
        ending(whole, plan, policy, admission, results),
        sink,
        freshness);
  }

  private Ending ending(
      Running.Whole whole,
      Plan plan,
      FailurePolicy policy,
      Admission admission,
      ResultOrder results) {
    return new Ending(
        whole.book().ledger(),
        policy,
        admission,
        results,
        journal,
        plan.options().onEmpty(),
        plan.source(),
        whole.verified());
  }

  private Verification verification(
      Running.Whole whole, Plan plan, Sample sample, StoredResults stored, Admission admission) {
    JobOptions options = plan.options();
    Machine machine = machine(plan);
    int workers =
        Math.min(workers(plan, machine).count(), Math.max(1, options.verifyDeterminism()));
    TaskOptions again = options.task().withWorkers(workers).withMode(Mode.AS_COMPLETED);
    return new Verification(
        sample,
        taker -> crews(whole, plan, taker).of(plan.task(), again, options.processes(), machine),
        admission,
        whole,
        stored,
        spec.base(),
        new FailureReader(plan.draft().spec().task().owner()),
        events::inform);
  }

  private static Crews crews(Running.Whole whole, Plan plan, ResultTaker taker) {
    Draft draft = plan.draft();
    return new Crews(draft.spec(), whole.board(), whole.outputs(), draft.finder(), taker);
  }

  /** Where results wait for their turn, items must not wait with them to be written down. */
  private EvidenceTaker evidence(ResultSink sink, StoredResults stored, Clock clock) {
    return new EvidenceTaker(
        sink.needsResults() ? stored : null,
        new DoneItems(journal, clock),
        sink.isOrdered(),
        new PublishedFiles());
  }

  private History history() {
    return journal.earlier().history();
  }

  private void start(RunFacts facts, Freshness freshness, boolean resumable) {
    journal.start(facts);
    @Nullable PastRun resumes =
        history().size() == 0 ? null : journal.earlier().last().orElse(null);
    events.start(facts, resumes, resumable);
    freshness.obstacle().ifPresent(events::warn);
  }

  /** Says which stage begins, if there are several. */
  private void enter(Plan plan, Workers.Chosen workers, Ledger ledger) {
    if (plan.stage().isNamed()) {
      ledger.beginStage(plan.stage().name());
      long total = plan.total().orElse(-1);
      events.inform(
          "%s: stage %s: %s, %d %s of pool %s"
              .formatted(
                  spec.task().job(),
                  plan.stage().text(),
                  total < 0 ? "items as they come" : total == 1 ? "1 item" : total + " items",
                  workers.count(),
                  workers.count() == 1 ? "worker" : "workers",
                  pool(plan)));
    }
  }

  private Admission admission(
      Book book,
      Plan plan,
      ResultSink sink,
      ResultOrder results,
      Freshness freshness,
      long firstIndex,
      Sample sample)
      throws ConfigurationException {
    JobOptions options = plan.options();
    Judge judge = new Judge(history(), freshness, options.continuation(), results.needsResults());
    Intake intake =
        new Intake(
            book,
            judge,
            results,
            new Explanations(events, options.continuation().explain()),
            plan.draft().filter(),
            options.onDuplicate(),
            plan.survey().distinct(),
            sample);
    return new Admission(
        plan.source().open(),
        intake,
        results,
        options.limit().orElse(Long.MAX_VALUE),
        firstIndex,
        isLongestFirst(plan, sink));
  }

  /** Only where nobody can see the order, and where that costs little. */
  private boolean isLongestFirst(Plan plan, ResultSink sink) {
    return !sink.isOrdered()
        && history().size() > 0
        && plan.source().isRepeatable()
        && plan.total().orElse(Long.MAX_VALUE) <= LongestFirst.MOST_ITEMS;
  }

  private FailurePolicy policy(Book book, Plan plan, int workers) {
    JobOptions options = plan.options();
    return new FailurePolicy(
        book.ledger(),
        journal,
        options.maxFailures(),
        options.onFailure(),
        isOneProcess(plan) ? OptionalInt.of(workers) : OptionalInt.empty(),
        plan.total());
  }

  private static boolean isOneProcess(Plan plan) {
    return plan.options().task().pool() != Pool.PROCESS;
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

  private Machine machine(Plan plan) {
    return Machine.here(plan.options().task().pool(), spec.parallelBuilds());
  }

  private static Workers.Chosen workers(Plan plan, Machine machine) {
    JobOptions options = plan.options();
    Pool pool = options.task().pool();
    return options
        .workers()
        .choose(pool, machine, options.processes().maxHeapMegabytes())
        .atMost(pool, plan.total());
  }

  private static String pool(Plan plan) {
    return plan.options().task().pool().name().toLowerCase(Locale.ROOT);
  }

  /** Input order costs waiting, so it is asked for only where it can be seen. */
  private static TaskOptions taskOptions(Plan plan, Workers.Chosen workers, ResultSink sink) {
    return plan.options()
        .task()
        .withWorkers(workers.count())
        .withMode(sink.isOrdered() ? Mode.MAP : Mode.AS_COMPLETED);
  }

  /** How many items later stages have is not known before they begin. */
  private RunFacts facts(Plan plan, List<String> stages, Workers.Chosen workers) {
    Instant start = Instant.now();
    return new RunFacts(
        RunFacts.newId(start),
        spec.task().job(),
        spec.task().id(),
        stages,
        stages.isEmpty() ? plan.total() : OptionalLong.empty(),
        pool(plan),
        plan.options().task().mode() == Mode.MAP ? "map" : "as-completed",
        workers,
        plan.source().name(),
        plan.source().columns(),
        start,
        plan.options().used(),
        Environment.here(),
        spec.command());
  }
}
