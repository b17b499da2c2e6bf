// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;
import org.paralleltask.TaskOptions;
import org.paralleltask.jobs.capture.ItemOutput;

/** The user's task, seen from the job: it takes items with their names, and is on the board. */
final class CapturedTask {
  private final Task<Object, Object> task;
  private final Board board;
  private final ResultTaker taker;

  private CapturedTask(Task<Object, Object> task, Board board, ResultTaker taker) {
    this.task = task;
    this.board = board;
    this.taker = taker;
  }

  /** Wraps the user's task; the options are those of the job. */
  @SuppressWarnings("unchecked") // the source converts every item to the type of the task
  static Task<Item, Object> of(
      Task<?, ?> task, TaskOptions options, Board board, ResultTaker taker) {
    CapturedTask captured = new CapturedTask((Task<Object, Object>) task, board, taker);
    Callable<?> instance = task.instance();
    Task<Item, Object> wrapped =
        instance == null
            ? Task.of(task.id(), item -> captured.call(null, item))
            : Task.of(task.id(), instance::call, captured::call);
    return wrapped.options(options);
  }

  private Object call(@Nullable Object object, Item item) throws Exception {
    Board.Slot slot = board.slot();
    slot.begin(item);
    long attempt = slot.since();
    try {
      Object result = task.call(object, item.value());
      taker.take(item, attempt, result);
      return result;
    } finally {
      slot.end();
      item.output().ifPresent(ItemOutput::endAttempt);
    }
  }
}
