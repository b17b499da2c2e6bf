// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import static org.paralleltask.ParallelTask.AUTO;

import java.io.IOException;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskOptions;
import org.paralleltask.WorkerJvm;
import org.paralleltask.jobs.capture.Outputs;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.Machine;
import org.paralleltask.jobs.spec.ProcessOptions;

/** Makes the crew that a run asks for. */
record Crews(JobSpec spec, Board board, Outputs outputs, TaskFinder finder, ResultTaker taker) {

  /**
   * The crew of a task.
   *
   * @param options those of the job; their pool says which crew
   */
  Crew of(Task<?, ?> task, TaskOptions options, ProcessOptions processes, Machine machine)
      throws ConfigurationException, IOException {
    PoolOptions pool = PoolOptions.of(options.pool()).workers(options.workers());
    if (processes.idleTimeout() != null) {
      pool = pool.idleTimeout(processes.idleTimeout());
    }
    return options.pool() == Pool.PROCESS
        ? processes(task, options, pool, jvm(processes, options.workers(), machine))
        : ThreadCrew.of(task, options, pool, board, outputs, taker);
  }

  private Crew processes(Task<?, ?> task, TaskOptions options, PoolOptions pool, WorkerJvm jvm)
      throws ConfigurationException, IOException {
    SentItems items = new SentItems(board);
    Task<Item, Object> travelling =
        TravellingTask.of(task, finder.wiring(), spec.task().member(), items, taker)
            .options(options);
    WorkerLines lines = new WorkerLines(items, outputs);
    return new ProcessCrew(travelling, pool, jvm, items, lines, spec.reports().resolve("crashes"));
  }

  private static WorkerJvm jvm(ProcessOptions options, int workers, Machine machine) {
    return WorkerJvm.DEFAULT
        .arguments(options.arguments())
        .maxItems(options.maxItems())
        .maxHeapMegabytes(heap(options.maxHeapMegabytes(), workers, machine));
  }

  /** The pool knows how much memory there is, but not of builds that want some of it too. */
  private static int heap(int given, int workers, Machine machine) {
    return given == AUTO && machine.parallelBuilds() > 1 ? machine.heapOfEach(workers) : given;
  }
}
