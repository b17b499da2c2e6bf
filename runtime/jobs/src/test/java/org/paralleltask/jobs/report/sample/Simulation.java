// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.FileStamp;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.LostWorker;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.State;

/** Gives items to workers, and tells of them in the order in which they end. */
final class Simulation {
  private static final long WAIT_MICROS = 40_000;

  private final SampleRun run;
  private final Consumer<? super ItemEntry> consumer;
  private final SplittableRandom random = new SplittableRandom(42);
  private final PriorityQueue<ItemEntry> running =
      new PriorityQueue<>(
          Comparator.comparingLong(Simulation::end).thenComparingLong(ItemEntry::index));
  private long now;

  Simulation(SampleRun run, Consumer<? super ItemEntry> consumer) {
    this.run = run;
    this.consumer = consumer;
  }

  private static long end(ItemEntry entry) {
    return entry.last().startMicros() + entry.last().micros();
  }

  /** Runs all; returns when the last item ended, in microseconds. */
  long run() {
    for (int index = 0; index < run.upToDate(); index++) {
      consumer.accept(unchanged(index));
    }
    for (int index = run.upToDate(); index < run.items(); index++) {
      running.add(started(index, running.size() < run.workers() ? running.size() : endOne()));
    }
    while (!running.isEmpty()) {
      endOne();
    }
    return now;
  }

  /** Returns the worker that is free now. */
  private int endOne() {
    ItemEntry ended = running.remove();
    now = end(ended);
    consumer.accept(ended);
    String worker = ended.worker();
    return Integer.parseInt(worker.substring(worker.indexOf('_') + 1)) - 1;
  }

  private ItemEntry unchanged(int index) {
    return entry(index, State.UP_TO_DATE, Reason.Cause.UNCHANGED, List.of(), null);
  }

  private ItemEntry started(int index, int worker) {
    String name = "parallel-worker_" + (worker + 1);
    long start = now + 150 + random.nextInt(400);
    boolean last = index == run.items() - 1 && run.items() > run.workers();
    long micros = last ? 2_900_000 + 9L * run.items() : duration();
    if (run.failing() > 0 && index % run.failing() == run.failing() - 1) {
      return failed(index, List.of(new Attempt(name, start, micros, null)));
    }
    if (index % 211 == 5) {
      return entry(index, State.FLAKY, Reason.Cause.NO_RECORD, retried(name, start, micros), null);
    }
    List<Attempt> attempts = List.of(new Attempt(name, start, micros, null));
    Reason.Cause cause = index % 7 == 0 ? Reason.Cause.INPUT : Reason.Cause.NO_RECORD;
    return entry(index, State.OK, cause, attempts, null);
  }

  /** Most items take some 20 ms, a few take very much longer. */
  private long duration() {
    double normal = 0;
    for (int i = 0; i < 6; i++) {
      normal += random.nextDouble() - 0.5;
    }
    double longer = random.nextInt(200) == 0 ? 12 : 1;
    return Math.round(20_000 * Math.exp(normal) * longer);
  }

  private List<Attempt> retried(String worker, long start, long micros) {
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(new Attempt(worker, start, micros / 2, "IOException: connection reset"));
    attempts.add(new Attempt(worker, start + micros / 2 + WAIT_MICROS, micros, null));
    return attempts;
  }

  private ItemEntry failed(int index, List<Attempt> attempts) {
    boolean late = index % 5 == 0;
    State state = late ? State.TIMED_OUT : State.FAILED;
    return entry(index, state, Reason.Cause.LAST_FAILED, attempts, failure(index, late));
  }

  private static Failure failure(int index, boolean late) {
    if (late) {
      return new Failure(
          "org.paralleltask.TaskTimedOutException",
          "took longer than 30 s; it was in Images.decode (Images.java:88)",
          "Images.java:88");
    }
    if (index % 11 == 3) {
      List<String> output = List.of("# A fatal error has been detected", "# SIGSEGV (0xb)");
      LostWorker lost = new LostWorker(4711 + index, 139, "SIGSEGV", "hs_err.log", output);
      return new Failure(
          "org.paralleltask.WorkerLostException",
          "Worker 3 (pid %d) ended with exit code 139".formatted(4711 + index),
          null,
          lost,
          List.of());
    }
    List<String> stack =
        List.of(
            "java.io.IOException: HTTP 404 of https://cdn.example.com/x/" + index + ".jpg",
            "  at com.acme.Images.fetch(Images.java:41)",
            "  at com.acme.Images.resize(Images.java:23)");
    return new Failure(
        "java.io.IOException",
        "IOException: HTTP 404 of https://cdn.example.com/x/" + index + ".jpg",
        "Images.java:41",
        null,
        stack);
  }

  private ItemEntry entry(
      int index,
      State state,
      Reason.Cause cause,
      List<Attempt> attempts,
      @Nullable Failure failure) {
    Reason reason = new Reason(cause, cause == Reason.Cause.INPUT ? "images/raw.tif" : "");
    List<String> output =
        failure == null ? List.of() : List.of("fetching item " + index, "giving up <now>");
    FileStamp written = new FileStamp("out/" + index + ".jpg", 391_022, 1, true, "ec0e");
    Evidence evidence =
        failure == null ? new Evidence("c", "o", List.of(), List.of(written), null) : null;
    String label = run.labels().of(index);
    long key = label.hashCode() * 0x9E3779B97F4A7C15L;
    return new ItemEntry(index, key, label, state, reason, attempts, failure, output, evidence);
  }

  /** The item as an earlier run could have known it. */
  static ItemEntry earlier(ItemEntry item) {
    List<Attempt> attempts =
        List.of(new Attempt("parallel-worker_1", 0, 1 + item.micros() / 3, null));
    return new ItemEntry(
        item.index(),
        item.key(),
        item.label(),
        State.OK,
        null,
        attempts,
        null,
        List.of(),
        item.evidence());
  }
}
