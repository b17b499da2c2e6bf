// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** A future in each of the states that there are, on a pool with one worker, which is held. */
record SixStates(
    TaskPool pool,
    Gate gate,
    TaskFuture<Integer> pending,
    TaskFuture<Integer> running,
    TaskFuture<Integer> cancelled,
    TaskFuture<Integer> passedOver,
    TaskFuture<Integer> failed,
    TaskFuture<Integer> finished)
    implements AutoCloseable {

  static SixStates on(PoolUnderTest under) throws InterruptedException {
    TaskPool pool = under.open(1);
    TaskFuture<Integer> passedOver = passedOver(pool);
    TaskFuture<Integer> failed = pool.submit(SampleTasks.failing, 1);
    TaskFuture<Integer> finished = pool.submit(SampleTasks.square, 2);
    failed.exception();
    finished.result();
    Gate gate = new Gate();
    TaskFuture<Integer> running = pool.submit(gate.task("held"), 3);
    gate.awaitArrivals(1);
    TaskFuture<Integer> pending = pool.submit(SampleTasks.square, 4);
    TaskFuture<Integer> cancelled = pool.submit(SampleTasks.square, 5);
    cancelled.cancel();
    return new SixStates(pool, gate, pending, running, cancelled, passedOver, failed, finished);
  }

  /** Cancelled, and the worker has come to it since. */
  private static TaskFuture<Integer> passedOver(TaskPool pool) throws InterruptedException {
    try (Gate gate = new Gate()) {
      TaskFuture<Integer> first = pool.submit(gate.task("first"), 0);
      gate.awaitArrivals(1);
      TaskFuture<Integer> passedOver = pool.submit(SampleTasks.square, 6);
      passedOver.cancel();
      TaskFuture<Integer> next = pool.submit(SampleTasks.square, 7);
      gate.open();
      first.result();
      next.result();
      return passedOver;
    }
  }

  <R> List<R> each(Function<TaskFuture<Integer>, R> ask) {
    return Stream.of(pending, running, cancelled, passedOver, failed, finished).map(ask).toList();
  }

  @Override
  public void close() {
    gate.open();
    pool.close();
    gate.close();
  }
}
