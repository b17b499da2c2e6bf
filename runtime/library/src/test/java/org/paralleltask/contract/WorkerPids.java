// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.util.List;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskPool;

/** Worker processes, as tests see them. */
final class WorkerPids {
  /** Which process runs an item. */
  static final Task<Integer, Long> pid = Task.of("pid", n -> ProcessHandle.current().pid());

  private WorkerPids() {}

  static TaskPool open(int workers) {
    return TaskPool.open(options(workers));
  }

  static PoolOptions options(int workers) {
    return PoolOptions.of(Pool.PROCESS).workers(workers);
  }

  /** A pool whose workers are replaced after so many items. */
  static TaskPool open(int workers, int maxItems) {
    PoolOptions options = options(workers);
    return TaskPool.open(options.jvm(options.jvm().maxItems(maxItems)));
  }

  /** The processes that this JVM has started, and that live. */
  static List<ProcessHandle> live() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }
}
