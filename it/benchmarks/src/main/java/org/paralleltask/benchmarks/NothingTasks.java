// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** Stands for a generated class: a task that does nothing, to measure what is around it. */
final class NothingTasks {
  static final Task<Long, Long> nothing =
      Task.<Long, Long>generated(Nothing.class.getName() + "#nothing", Nothing::nothing)
          .travels(NothingTasks.class, "nothing", Codecs.longs(), Codecs.longs());

  private NothingTasks() {}
}
