package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;

/** The tasks of {@link Names.item}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class Names_itemTasks {
  /** {@link Names.item#lower(int)} */
  static final Task<Integer, Void> lower =
      Task.of(
          "com.acme.Names$item#lower",
          item -> {
            Names.item.lower(item);
            return null;
          });

  private Names_itemTasks() {}
}
