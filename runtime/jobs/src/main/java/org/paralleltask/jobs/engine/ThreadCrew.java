// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Optional;
import org.paralleltask.Outcome;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;
import org.paralleltask.TaskOptions;
import org.paralleltask.jobs.capture.CapturedStream;
import org.paralleltask.jobs.capture.ItemOutput;
import org.paralleltask.jobs.capture.Outputs;

/** Threads of this JVM: what runs on one of them, and what it prints, is known by the thread. */
record ThreadCrew(Task<Item, Object> task, PoolOptions pool) implements Crew {
  static ThreadCrew of(
      Task<?, ?> task,
      TaskOptions options,
      PoolOptions pool,
      Board board,
      Outputs outputs,
      ResultTaker taker) {
    CapturedStream.install(() -> board.running().flatMap(slot -> output(slot, outputs)));
    return new ThreadCrew(CapturedTask.of(task, options, board, taker), pool);
  }

  private static Optional<ItemOutput> output(Board.Slot slot, Outputs outputs) {
    return Optional.ofNullable(slot.item()).map(item -> item.output(outputs, slot.number()));
  }

  @Override
  public PulledItems pulled(PulledItems items) {
    return items;
  }

  @Override
  public void ended(Outcome<Item, Object> outcome) {
    // The thread that ran the item has told.
  }

  @Override
  public void close() {
    // Abandoned threads may still print.
  }
}
