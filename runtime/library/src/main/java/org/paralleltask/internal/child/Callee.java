// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;
import org.paralleltask.TaskFunction;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Codecs;

/** What is called for every item of a task. */
abstract class Callee {
  private Callee() {}

  /** How items are read. */
  abstract Codec<?> inputs();

  /** How results are written. */
  abstract Codec<?> results();

  /** What makes the object that a worker keeps for it; null if it keeps none. */
  abstract @Nullable Callable<?> instance();

  /** Does the work for one item. */
  abstract @Nullable Object call(@Nullable Object object, @Nullable Object item) throws Exception;

  static Callee of(Task<@Nullable Object, @Nullable Object> task) {
    return new OfTask(task);
  }

  static Callee of(TaskFunction<@Nullable Object, @Nullable Object> function) {
    return new OfFunction(function);
  }

  private static final class OfTask extends Callee {
    private final Task<@Nullable Object, @Nullable Object> task;

    OfTask(Task<@Nullable Object, @Nullable Object> task) {
      this.task = task;
    }

    @Override
    Codec<?> inputs() {
      return task.travel().inputs();
    }

    @Override
    Codec<?> results() {
      return task.travel().results();
    }

    @Override
    @Nullable Callable<?> instance() {
      return task.instance();
    }

    @Override
    @SuppressWarnings("NullAway") // the task says whether items may be null
    @Nullable Object call(@Nullable Object object, @Nullable Object item) throws Exception {
      return task.call(object, item);
    }
  }

  /** Without a task, whose options a new JVM would load for nothing. */
  private static final class OfFunction extends Callee {
    private final TaskFunction<@Nullable Object, @Nullable Object> function;

    OfFunction(TaskFunction<@Nullable Object, @Nullable Object> function) {
      this.function = function;
    }

    @Override
    Codec<?> inputs() {
      return Codecs.any();
    }

    @Override
    Codec<?> results() {
      return Codecs.any();
    }

    @Override
    @Nullable Callable<?> instance() {
      return null;
    }

    @Override
    @SuppressWarnings("NullAway") // the task says whether items may be null
    @Nullable Object call(@Nullable Object object, @Nullable Object item) throws Exception {
      return function.apply(item);
    }
  }
}
