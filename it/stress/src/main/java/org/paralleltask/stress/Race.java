// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.stress;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** What the races share: one actor submits, and the other joins in as soon as there is a future. */
abstract class Race {
  static final int CANCELLED = -1;
  static final Task<Integer, Integer> SAME = Task.of("same", n -> n);

  /** Ends with its JVM: its workers leave when they are idle. */
  static final TaskPool POOL = TaskPool.threads(2);

  private final AtomicReference<TaskFuture<Integer>> future = new AtomicReference<>();

  TaskFuture<Integer> submit() {
    TaskFuture<Integer> submitted = POOL.submit(SAME, 1);
    future.set(submitted);
    return submitted;
  }

  TaskFuture<Integer> submitted() {
    TaskFuture<Integer> there = future.get();
    while (there == null) {
      Thread.onSpinWait();
      there = future.get();
    }
    return there;
  }

  static int resultOf(TaskFuture<Integer> done) {
    try {
      return done.result();
    } catch (CancellationException e) {
      return CANCELLED;
    }
  }
}
